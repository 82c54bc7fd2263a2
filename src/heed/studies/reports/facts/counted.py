"""What was counted: pages, people, and answers that are not there."""

from heed.responses.choices import State
from heed.responses.queries import set_aside_by_signal
from heed.responses.queries.page_counts import COMPLETED, CONSENTED, START
from heed.safeguards.counts_in_words import careful, joined, several
from heed.safeguards.disclosure import OPEN_SURVEY
from heed.studies.reports.known import Known
from heed.warehouse.survey_tables import survey_tables
from heedstats.errors import Refusal
from heedstats.rates import Rate, participation_rates

NO_COUNTS = "No pages were counted, since nobody came by the survey's own pages."
DISAGREE = (
    "The counters do not fit each other, since some pages were counted and not "
    "written when a process stopped; so no rate is given."
)


def views(known: Known) -> str:
    """How often the first page was opened; times, not people."""
    opened = known.pages.get(START, 0)
    times = several(opened, "time")
    return f"The first page was opened {times}." if opened else NO_COUNTS


def participation(known: Known) -> str:
    """Agreed to take part, of those who opened the first page."""
    return _rate(known, "participation")


def completion(known: Known) -> str:
    """Finished, of those who agreed."""
    return _rate(known, "completion")


def _rate(known: Known, name: str) -> str:
    if not known.pages:
        return NO_COUNTS
    rates = rates_of(known)
    return in_words(rates[name]) if name in rates else DISAGREE


def rates_of(known: Known) -> dict[str, Rate]:
    """The rates of an open link from the counted pages; none where they disagree."""
    try:
        return participation_rates(
            finished=known.pages.get(COMPLETED, 0),
            agreed=known.pages.get(CONSENTED, 0),
            opened_first_page=known.pages.get(START, 0),
        )
    except Refusal:
        return {}


def in_words(rate: Rate) -> str:
    """A rate with its counts, which always stand beside it."""
    top, bottom = f"{rate.numerator:g}", f"{rate.denominator:g}"
    share = "no rate" if rate.percent is None else f"{rate.percent:.1f}%"
    return f"{top} of {bottom} ({share}): {rate.meaning}."


def listed(known: Known) -> str:
    """How many of those who were asked by name answered."""
    asked = known.listed
    if not asked.listed:
        return ""
    whole = f"{asked.listed} people were asked by name"
    if asked.complete < OPEN_SURVEY.entries:
        return f"{whole}; {careful(asked.complete)} answered to the end."
    share = 100 * asked.complete / asked.listed
    return f"{whole}; {asked.complete} answered to the end ({share:.1f}% of the list)."


def doubts(known: Known) -> str:
    """How many responses a person set aside, and that tables are given both ways."""
    number, _by_signal = set_aside_by_signal(known.fieldwork)
    if not number:
        return "No response was set aside."
    told = careful(number)
    return f"A person set {told} responses aside; tables are given with and without."


def states(known: Known) -> str:
    """How many stopped on the way and chose that what they had said counts."""
    stopped = known.people("state").get(str(State.PARTIAL.label), 0)
    if not stopped:
        return "Everybody in the data went to the end."
    return f"In the data, {careful(stopped)} stopped on the way."


def people(known: Known) -> str:
    """How many people are in the data; groups too, where each is large enough."""
    many = careful(len(known.data.rows))
    groups = known.people("group")
    told = f"In the data: {many} people"
    if len(groups) < 2 or min(groups.values()) < OPEN_SURVEY.entries:
        return f"{told}."
    return f"{told} ({joined([f'{name} {n}' for name, n in groups.items()])})."


def missing(known: Known) -> str:
    """How many gave no answer to each question that they were shown."""
    told = []
    for question in survey_tables(known.data):
        skipped, _not_shown, not_reached = question.table.missing.sum(axis=1).tolist()
        told.append(f"{question.code}: {_nobody_or(skipped + not_reached)}")
    return f"No answer, although it was theirs to give: {'; '.join(told)}."


def _nobody_or(count: int) -> str:
    return careful(count) if count else "nobody"


def tables(known: Known) -> str:
    """Which tables the study promised."""
    named = [f"“{one.title}”" for one in known.study.tables.order_by("slug")]
    return f"Planned beforehand: {joined(named)}." if named else "No table was planned."
