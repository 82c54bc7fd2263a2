"""Editions for everybody, in plain words and a picture; figures as they came out."""

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from heed.coding.found import MONTHS, Factor, Found
from heed.coding.models import Edition
from heed.coding.presenters.editions import edition_page, factor_parts
from heed.coding.presenters.lines import number, share
from heed.coding.presenters.trend import trend_parts
from heed.ui.figures import Figure
from heed.ui.figures.parts import Row


def published_rows(editions: list[Edition]) -> list[dict[str, str]]:
    """What stands, as a list: what it is called and when it came out."""
    return [
        {
            "title": one.project.title,
            "href": reverse("published:edition", args=[one.pk]),
            "said": _("Published on %(day)s") % {"day": _day(one.published_on)},
        }
        for one in editions
    ]


def published_page(edition: Edition, found: Found) -> dict[str, Any]:
    """One edition: what was named most, and all factors."""
    places = [one for one in found.axes.get("place", ()) if one.key in _places(found)]
    return {
        **edition_page(edition, found),
        **factor_parts(found, short=True),
        "most": most_words(found),
        "bars": named_bars(found),
        "has_times": any(found.axes.get(step) for step in MONTHS),
        "has_places": edition.by_place and bool(places),
        "csv": reverse("published:edition_csv", args=[edition.pk]),
    }


def one_factor(
    edition: Edition, found: Found, factor: str, axis: str
) -> dict[str, Any]:
    """One factor of an edition over time and by place, a page of its own."""
    return {
        **trend_parts(found, factor, axis),
        "edition_title": edition.project.title,
        "page_title": found.names.factor(factor).label,
        "back": reverse("published:edition", args=[edition.pk]),
    }


def most_words(found: Found) -> str:
    """What most people named, among what is shown, in one sentence."""
    line = found.everybody
    shown = [one for one in _factors(found) if line.people.get(one.slug)]
    if not shown or not line.base:
        return _("No number of people may be shown for any factor.")
    most = line.people[shown[0].slug]
    labels = [one.label for one in shown if line.people[one.slug] == most]
    named = {"factors": _(", ").join(labels), "people": most, "base": line.base}
    said = _("Named most: %(factors)s (%(people)s of %(base)s people).") % named
    if not line.hides:
        return said
    return f"{said} " + _("A number that is not shown may be higher.")


def named_bars(found: Found) -> Figure:
    """How many of all people named each factor, the most named first."""
    line = found.everybody
    factors = _factors(found)
    return Figure(
        title=_("How many people named each factor"),
        sentence=_(
            "A full bar would be everybody. One person can name several factors."
        ),
        columns=[],
        table=[],  # it stands below, with each group
        rows=[
            Row(
                label=one.label,
                words=number(line.people.get(one.slug)),
                length=share(line.people.get(one.slug), line.base),
            )
            for one in factors
        ],
    )


def taken_back_page(edition: Edition) -> dict[str, Any]:
    """What stands in the place of an edition that was taken back, without its title."""
    return {
        "page_title": _("This was taken back"),
        "said": _(
            "What stood here was published on %(day)s and taken back on %(gone)s."
        )
        % {"day": _day(edition.published_on), "gone": _day(edition.taken_back_on)},
    }


def _factors(found: Found) -> list[Factor]:
    return [one for one in found.most_named() if one.is_factor]


def _places(found: Found) -> set[str]:
    return set(found.names.places)


def _day(day: date | None) -> str:
    return date_format(day, "j F Y")
