"""One factor over time and by place, in finished words and a figure."""

from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from heed.coding.found import LONGER, NOT_KNOWN, Found, Line
from heed.coding.presenters.lines import (
    label_of,
    line_columns,
    line_rows,
    number,
    share,
)
from heed.ui.figures import Figure, Point, over_time

NO_TIME = {NOT_KNOWN, LONGER}


def trend_parts(found: Found, factor: str, axis: str) -> dict[str, Any]:
    """The figure with its table over time, and the table by place."""
    return {
        "figure": trend_figure(found, factor, axis),
        "time_columns": line_columns(_("Time")),
        "time_rows": line_rows(found, axis, factor),
        "place_columns": line_columns(_("Place")),
        "place_rows": line_rows(found, "place", factor),
        "place_sentence": place_sentence(found, factor),
    }


def trend_figure(found: Found, factor: str, axis: str) -> Figure | None:
    """Per cent of people in each step; none where no time was kept of anybody."""
    lines = [one for one in found.axes.get(axis, ()) if one.key not in NO_TIME]
    if not lines:
        return None
    label = found.names.factor(factor).label
    return over_time(
        title=_("%(factor)s over time") % {"factor": label},
        sentence=trend_sentence(found, lines, factor, axis),
        points=[_point(one, factor, axis) for one in lines],
        columns=[one["text"] for one in line_columns(_("Time"))],
        table=line_rows(found, axis, factor),
    )


def trend_sentence(found: Found, lines: list[Line], factor: str, axis: str) -> str:
    """What was seen first and last, and how much is not shown."""
    label = found.names.factor(factor).label
    seen = [one for one in lines if one.base and one.people.get(factor) is not None]
    if not seen:
        return _("No number for “%(factor)s” may be shown over time.") % {
            "factor": label
        }
    said = _("“%(factor)s” was named by %(first)s") % {
        "factor": label,
        "first": _told(found, seen[0], factor, axis),
    }
    if seen[1:]:
        said += _(", and by %(last)s") % {"last": _told(found, seen[-1], factor, axis)}
    hidden = sum(one.people.get(factor) is None for one in lines)
    if not hidden:
        return f"{said}."
    return f"{said}. " + _(
        "Of %(all)s times %(hidden)s are not shown, since few people could be told "
        "apart there."
    ) % {"all": len(lines), "hidden": hidden}


def place_sentence(found: Found, factor: str) -> str:
    """Where the largest part of people named it, among what is shown."""
    shown = [
        one
        for one in found.axes.get("place", ())
        if one.base and one.people.get(factor) and one.key in found.names.places
    ]
    label = found.names.factor(factor).label
    if len(shown) < 2:
        return _("“%(factor)s” is not compared between places: too few are shown.") % {
            "factor": label
        }
    most = max(shown, key=lambda one: share(one.people[factor], one.base) or 0)
    return _(
        "Of the places shown, the largest part of people named “%(factor)s” in "
        "%(place)s: %(people)s of %(base)s."
    ) % {
        "factor": label,
        "place": label_of(found, "place", most.key),
        "people": number(most.people[factor]),
        "base": number(most.base),
    }


def _told(found: Found, one: Line, factor: str, axis: str) -> str:
    return _("%(people)s of %(base)s people in %(time)s") % {
        "people": one.people[factor],
        "base": one.base,
        "time": label_of(found, axis, one.key),
    }


def _point(one: Line, factor: str, axis: str) -> Point:
    day = date.fromisoformat(one.key)
    people = one.people.get(factor)
    return Point(
        label=one.key,
        short=date_format(day, "M y"),
        value=share(people, one.base),
        is_withheld=people is None or one.base is None,
    )
