"""Outcome rates: of a named list by AAPOR's formulas, and what an open link allows."""

from collections.abc import Iterator, Mapping
from uuid import UUID

from heed.people.models import Account
from heed.responses.queries.invitations import Dispositions as Listed
from heed.studies.models import Study
from heed.studies.queries import custodian, fieldworks_of
from heed.studies.reports.facts.counted import NO_COUNTS, rates_of
from heed.studies.reports.known import Known
from heed.studies.reports.opening import note_opening
from heed.ui.documents.document import (
    Document,
    Grid,
    Heading,
    Paragraph,
    Part,
    document,
)
from heedstats.rates import Dispositions, Rate, outcome_rates

SOURCE = "The American Association for Public Opinion Research, Standard Definitions."
ELIGIBLE = 1.0  # whoever is on a list was put there as one of those to be asked
HOW_COUNTED = (
    "Whoever did not answer, could not be reached or was not written to is of unknown "
    "eligibility, as the standard has it. Everybody was put on the list as one of "
    "those to be asked, so the share thought eligible is 1. Answers that were taken "
    "back count as refused. Who answered is not known, only how many: somebody who "
    "answered and then asked not to be written to may be counted as both."
)
LEFT_OUT = (
    "Rates among the eligible alone (RR5, RR6, REF3, CON3) are left out: they would "
    "leave out everybody who did not answer."
)
OPEN = (
    "Nobody knows how many could have answered by an open link, so it has a "
    "participation and a completion rate and no rate of response."
)
AMONG_THE_SURE = {"RR5", "RR6", "REF3", "CON3"}


def outcome_report(study: Study, *, by: Account | UUID) -> Document:
    """The rates of every fieldwork, for somebody inside; the opening is logged."""
    note_opening(study, custodian(by, study), "aapor")
    return outcomes(study)


def outcomes(study: Study) -> Document:
    """The same, for whoever has noted the opening."""
    parts: list[Part] = []
    for fieldwork in fieldworks_of(study):
        known = Known(study, fieldwork)
        parts += [Heading(fieldwork.title), *_list(known), *_link(known)]
    return document(f"{study.title}: outcome rates", parts)


def rates_of_list(listed: Listed) -> dict[str, Rate]:
    """The rates that can be given of a list."""
    counted = in_standard_kinds(listed)
    rates = outcome_rates(counted, e=ELIGIBLE)
    left_out = AMONG_THE_SURE if counted.unknown else set()
    return {name: rate for name, rate in rates.items() if name not in left_out}


def in_standard_kinds(listed: Listed) -> Dispositions:
    """What became of a list, in the kinds of the standard."""
    return Dispositions(
        complete=listed.complete,
        partial=listed.partial,
        refused=listed.refused + listed.taken_back,
        unknown_other=listed.no_answer + listed.undeliverable + listed.not_sent,
    )


def _list(known: Known) -> Iterator[Part]:
    listed = known.listed
    if not listed.listed:
        return
    yield Heading("People who were asked by name", 3)
    named = {
        "On the list": listed.listed,
        "Not written to": listed.not_sent,
        "Could not be reached": listed.undeliverable,
        "Answered to the end": listed.complete,
        "Answered in part": listed.partial,
        "Took their answers back": listed.taken_back,
        "Asked not to be written to": listed.refused,
        "Did not answer": listed.no_answer,
    }
    rows = tuple((name, str(count)) for name, count in named.items())
    yield Grid("What became of the list", ("", "People"), rows)
    yield _rates("Outcome rates", rates_of_list(listed))
    yield Paragraph(f"{SOURCE} {HOW_COUNTED}")
    yield Paragraph(LEFT_OUT)


def _link(known: Known) -> Iterator[Part]:
    if not known.fieldwork.by_link:
        return
    yield Heading("People who came by the open link", 3)
    yield Paragraph(OPEN)
    rates = rates_of(known) if known.pages else {}
    if rates:
        yield _rates("Rates of the open link", rates)
    else:
        yield Paragraph(NO_COUNTS)


def _rates(caption: str, rates: Mapping[str, Rate]) -> Grid:
    rows = tuple(
        (f"{name}: {one.meaning}", *_cells(one)) for name, one in rates.items()
    )
    return Grid(caption, ("Rate", "Count", "Of", "Per cent"), rows)


def _cells(rate: Rate) -> tuple[str, str, str]:
    share = "no rate" if rate.percent is None else f"{rate.percent:.1f}"
    return f"{rate.numerator:g}", f"{rate.denominator:g}", share
