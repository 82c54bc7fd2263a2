"""The lines of what was found in words: whose they are, and how many, or not shown."""

from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from heed.coding.found import EVERYBODY, LONGER, NOT_KNOWN, OWN, STAFF, Found, Line
from heed.coding.presenters.columns import columns
from heed.responses.choices import Group


def label_of(found: Found, axis: str, key: str) -> str:
    """What a line is called."""
    if axis in {"month", "quarter"}:
        return time_words(axis, key)
    if axis == "place":
        return found.names.places.get(key) or _("Place not shown by itself")
    if axis == "source":
        return found.names.sources.get(key) or _("Interviews, or not known from where")
    return group_words(key)


def group_words(key: str) -> str:
    """A group, a side, or everybody."""
    named = {
        EVERYBODY: _("Everybody"),
        OWN: _("Service users and carers"),
        STAFF: _("Staff"),
        Group.SERVICE_USER: _("Service user"),
        Group.CARER: _("Carer, family or friend"),
        NOT_KNOWN: _("Not known who"),
        "": _("Not known who"),
        LONGER: _("Groups that are shown together only"),
    }
    return named.get(key) or str(Group(key).label)


def time_words(axis: str, key: str) -> str:
    """A month, a quarter of a calendar year, or that no time was kept."""
    if key == NOT_KNOWN:
        return _("No date was kept")
    if key == LONGER:
        return _("Shown over a longer time only")
    day = date.fromisoformat(key)
    if axis == "month":
        return date_format(day, "F Y")
    last = day.replace(month=day.month + 2)
    said = {"first": date_format(day, "F"), "last": date_format(last, "F Y")}
    return _("%(first)s to %(last)s") % said


def number(count: int | None) -> str:
    """A number, or that it may not be seen; a hidden one is no zero."""
    return _("not shown") if count is None else str(count)


def share(part: int | None, base: int | None) -> float | None:
    """Per cent of the people of a line; none where either is hidden or nobody is."""
    return None if part is None or not base else min(100.0, 100 * part / base)


def share_words(part: int | None, base: int | None) -> str:
    """Per cent in a table."""
    value = share(part, base)
    return "\N{EN DASH}" if value is None else f"{value:.1f}%"


def line_columns(first: str) -> list[dict[str, Any]]:
    """The heads of a table of lines for one factor."""
    return columns(first, _("People"), _("Out of"), _("Per cent"), _("Mentions"))


def line_rows(found: Found, axis: str, factor: str) -> list[list[str]]:
    """One factor along an axis."""
    return [
        [label_of(found, axis, one.key), *_figures(one, factor)]
        for one in found.axes.get(axis, ())
    ]


def _figures(one: Line, factor: str) -> list[str]:
    people = one.people.get(factor)
    return [
        number(people),
        number(one.base),
        share_words(people, one.base),
        number(one.mentions.get(factor)),
    ]
