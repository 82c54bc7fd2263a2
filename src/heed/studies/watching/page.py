"""The page on which a survey is watched, in finished words and figures."""

from dataclasses import dataclass, field

from heed.safeguards.disclosure import OPEN_SURVEY
from heed.studies.watching import figures
from heed.studies.watching.survey import Watched
from heed.ui.figures.parts import Figure


@dataclass(frozen=True)
class WatchPage:
    """What stands on the page; a figure that has nothing to show is not there."""

    title: str
    about: int
    least: int
    step: int
    is_empty: bool
    by_day: Figure | None = None
    quotas: Figure | None = None
    funnel: Figure | None = None
    pages: Figure | None = None
    who: list[Figure] = field(default_factory=list)
    heard: list[Figure] = field(default_factory=list)


def watch_page(watched: Watched) -> WatchPage:
    """All figures of a survey that may be seen."""
    sources = dict(watched.fieldwork.sources.values_list("tag", "title"))
    has_answers, has_pages = bool(watched.windows), bool(watched.page_weeks)
    zone = watched.place.zone
    return WatchPage(
        title=watched.fieldwork.title,
        about=watched.total.entries,
        least=OPEN_SURVEY.entries,
        step=OPEN_SURVEY.rounding,
        is_empty=watched.is_empty,
        by_day=figures.by_day(watched.windows, zone) if has_answers else None,
        quotas=figures.quotas(watched, sources) if watched.quotas else None,
        funnel=figures.funnel(watched) if has_pages else None,
        pages=figures.drop_out(watched) if has_pages else None,
        who=figures.composition(watched, sources) if has_answers else [],
        heard=[figures.heard(one, watched) for one in watched.heard],
    )
