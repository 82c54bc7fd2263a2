"""A check list filled from a study's own records, with what a person wrote."""

from collections.abc import Iterator, Mapping
from uuid import UUID

from heed.people.models import Account
from heed.studies.models import Study
from heed.studies.queries import custodian, fieldworks_of, written_in
from heed.studies.reports.checklists import check_list
from heed.studies.reports.facts import FACTS
from heed.studies.reports.known import Known
from heed.studies.reports.opening import note_opening
from heed.ui.documents.checklists import Entry
from heed.ui.documents.document import (
    Document,
    Heading,
    Paragraph,
    Part,
    document,
)

ABOUT = (
    "What is asked is in our own words. Figures are from our own records, and small "
    "counts of people are left out, so that this list can be published."
)
NOTHING = "Nothing is recorded."


def filled(study: Study, name: str, *, by: Account | UUID) -> Document:
    """A check list for somebody inside the study; the opening is logged."""
    note_opening(study, custodian(by, study), name)
    return filled_list(study, name)


def filled_list(study: Study, name: str) -> Document:
    """The same, for whoever has noted the opening."""
    whole = check_list(name)
    known = [Known(study, fieldwork) for fieldwork in fieldworks_of(study)]
    written = written_in(study)
    parts: list[Part] = [
        Paragraph(f"{whole.title}. {whole.source}."),
        Paragraph(ABOUT),
    ]
    headings = dict.fromkeys(item.part for item in whole.items)
    for heading in headings:
        parts.append(Heading(heading))
        for item in whole.items:
            if item.part == heading:
                parts += _item(item, known, written)
    return document(f"{study.title}: {whole.name}", parts)


def _item(
    item: Entry, known: list[Known], written: Mapping[str, str]
) -> Iterator[Part]:
    number = f"{item.code}. " if item.code.isdigit() else ""
    yield Heading(f"{number}{item.name}", 3)
    if item.because:
        yield Paragraph(f"Not done, because {item.because}.")
    if item.says:
        yield Paragraph(item.says)
    told = [words for one in known for words in _facts(item, one, len(known) > 1)]
    if told:
        yield Paragraph("\n".join(told))
    elif item.facts:
        yield Paragraph(NOTHING)
    if item.blank:
        words = written.get(item.blank.code, "")
        yield Paragraph(words or item.blank.asks, is_blank=not words)


def _facts(item: Entry, known: Known, is_one_of_several: bool) -> Iterator[str]:
    found = dict.fromkeys(FACTS[name](known) for name in item.facts)
    told = " ".join(words for words in found if words)
    if told:
        yield f"{known.fieldwork.title}: {told}" if is_one_of_several else told
