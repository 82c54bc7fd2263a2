"""What may be watched of a survey, for machines: the same figures as on the page."""

from typing import Any

from heed.safeguards.disclosure import OPEN_SURVEY, Released
from heed.studies.watching.heard import Heard
from heed.studies.watching.survey import Reached, Watched


def as_json(watched: Watched) -> dict[str, Any]:
    """Counts are rounded; ``null`` is too small to show, or hidden to protect one."""
    total = watched.total
    parts = {code: total.tables[code] for code in total.tables if "." not in code}
    return {
        "fieldwork": watched.fieldwork.slug,
        "rounded_to": OPEN_SURVEY.rounding,
        "least_shown": OPEN_SURVEY.entries,
        "responses": {
            "shown": total.entries,
            "windows": [_window(piece) for piece in watched.windows],
            "by": parts,
        },
        "quotas": [
            {
                "group": one.quota.group or None,
                "source": one.quota.source or None,
                "most": one.quota.most,
                "so_far": one.so_far,
            }
            for one in watched.quotas
        ],
        "funnel": [_reached(one) for one in watched.funnel],
        "pages": [_reached(one) for one in watched.pages],
        "weeks_of_pages": watched.page_weeks,
        "heard": [_heard(one) for one in watched.heard],
    }


def _window(piece: Released) -> dict[str, Any]:
    return {
        "from": piece.windows[0].start.isoformat(),
        "until": max(window.end for window in piece.windows).isoformat(),
        "responses": piece.entries,
    }


def _reached(one: Reached) -> dict[str, Any]:
    return {"page": one.page, "reached": one.count, "for_some_only": one.for_some}


def _heard(one: Heard) -> dict[str, Any]:
    return {
        "group": one.reference.group,
        "item": one.reference.item,
        "source": one.reference.source,
        "dated": one.reference.dated.isoformat(),
        "base": one.base,
        "lacks_some": one.lacks_some,
        "answers": [vars(share) for share in one.shares],
    }
