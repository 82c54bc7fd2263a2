"""All that may be watched of one survey, through the gate."""

from collections.abc import Sequence
from dataclasses import dataclass

from heed.people.models import Place
from heed.responses.models import Fieldwork, Quota
from heed.responses.queries.page_counts import (
    CHECK,
    COMPLETED,
    CONSENT,
    CONSENTED,
    GROUP,
    QUESTION,
    SHEET,
    START,
)
from heed.responses.queries.surveys import place_of_survey
from heed.responses.queries.watching import page_slices, watched_slices
from heed.safeguards.disclosure import (
    Audience,
    Kind,
    Question,
    Released,
    Slice,
    Subject,
)
from heed.safeguards.growing import Total, growing_total
from heed.safeguards.ladder import closed_windows_ladder
from heed.studies.models import Reference
from heed.studies.watching.counted import (
    IN,
    counted_of,
    items_of,
    question_of,
    quota_code,
)
from heed.studies.watching.heard import Heard, heard_in

PAGES = "pages"
FUNNEL = (START, SHEET, CONSENTED, COMPLETED)


@dataclass(frozen=True)
class Filled:
    """A quota, and how many count towards it as far as that may be seen."""

    quota: Quota
    so_far: int | None


@dataclass(frozen=True)
class Reached:
    """A page, how often it was reached, and whether only some are shown it."""

    page: str
    count: int | None
    for_some: bool = False


@dataclass(frozen=True)
class Watched:
    """A survey as its study's members may watch it."""

    fieldwork: Fieldwork
    place: Place
    windows: list[Released]
    total: Total
    quotas: list[Filled]
    heard: list[Heard]
    funnel: list[Reached]
    pages: list[Reached]
    page_weeks: int

    @property
    def is_empty(self) -> bool:
        """Whether nothing can be shown yet."""
        return not self.total.entries and not self.page_weeks


def watch(fieldwork: Fieldwork) -> Watched:
    """What may be seen of a survey now; the same until another window has closed."""
    place = place_of_survey(fieldwork)
    quotas = list(fieldwork.quotas.order_by("group", "source"))
    references = list(
        Reference.objects.filter(fieldwork=fieldwork).order_by("group", "item")
    )
    counted = counted_of(fieldwork, references, quotas)
    question = question_of(fieldwork, counted.subjects)
    asked = {one.item for one in references}
    slices = watched_slices(fieldwork, counted.tallies, asked)
    windows = _shown(question, slices, place)
    total = growing_total(question, slices, counted.apart)
    reached, weeks = _pages(fieldwork, place)
    return Watched(
        fieldwork=fieldwork,
        place=place,
        windows=windows,
        total=total,
        quotas=[Filled(one, total.tables[quota_code(one)][IN]) for one in quotas],
        heard=[heard_in(total, one) for one in references],
        funnel=[one for one in reached if one.page in FUNNEL],
        pages=[one for one in reached if one.page != CONSENTED],
        page_weeks=weeks,
    )


def _shown(question: Question, slices: Sequence[Slice], place: Place) -> list[Released]:
    """The windows that are shown; of those that wait nothing at all is told."""
    pieces = closed_windows_ladder(
        audience=Audience.ORGANISATION, question=question, own=slices, zone=place.zone
    )
    return [piece for piece in pieces if piece.shown]


def _pages(fieldwork: Fieldwork, place: Place) -> tuple[list[Reached], int]:
    """Every page in its order with how often it was reached, over how many weeks."""
    items = items_of(fieldwork)
    for_some = {QUESTION + i.code for i in items if i.groups or i.shown_if}
    asked = [QUESTION + item.code for item in items]
    pages = (START, GROUP, SHEET, CONSENT, CONSENTED, *asked, CHECK, COMPLETED)
    question = Question(
        organisation=fieldwork.organisation,
        kind=f"pages:{fieldwork.id}",
        subjects=(Subject(PAGES, pages, Kind.SEVERAL),),
        floors=question_of(fieldwork, ()).floors,
    )
    slices = page_slices(fieldwork, PAGES, pages)
    _shown(question, slices, place)
    total = growing_total(question, slices)
    cells = total.tables[PAGES]
    reached = [Reached(page, cells[page], page in for_some) for page in pages]
    return reached, len(total.windows)
