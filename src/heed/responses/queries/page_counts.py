"""How often the pages of a survey were reached."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from heed.responses.models import Fieldwork, PageCount

# The pages of every survey in their order; between the last two stand its questions,
# as ``q:`` and the code of the item.
START, GROUP, SHEET, CONSENT = "start", "group", "sheet", "consent"
CONSENTED, REFUSED, CHECK, COMPLETED = "consented", "refused", "check", "completed"
STOPPED, SAVED, FULL = "stopped", "saved", "full"
QUESTION = "q:"


@dataclass(frozen=True)
class DayCount:
    """How often a page was reached on a day, by a group and from a source."""

    day: date
    source: str
    group: str
    page: str
    count: int


def counts_of(fieldwork: Fieldwork) -> Iterator[DayCount]:
    """Daily counts of a survey's pages, for those who work inside its study.

    They are exact and small. Whatever is shown of them to anyone else goes through the
    disclosure gate like every other figure. The last quarter of an hour is missing.
    """
    rows = PageCount.objects.filter(fieldwork=fieldwork).order_by("day", "page")
    for row in rows.values_list("day", "source", "group", "page", "count").iterator():
        yield DayCount(*row)
