"""Editions of findings in finished words, for their readers and for their lead."""

from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from heed.coding.audiences import WHO
from heed.coding.found import Found, Line
from heed.coding.models import Edition
from heed.coding.presenters.columns import columns
from heed.coding.presenters.lines import group_words, number, share_words
from heed.safeguards.audience import Audience
from heed.safeguards.disclosure import DEFAULT, OPEN_SURVEY


def edition_page(edition: Edition, found: Found) -> dict[str, Any]:
    """An edition for its readers, without what depends on a factor chosen."""
    return {
        "page_title": edition.project.title,
        "edition": edition,
        "facts": _facts(edition),
        "setting": edition.framework.document.get("setting", ""),
        **factor_parts(found),
        "rules": rules(edition),
    }


def factor_parts(found: Found, *, short: bool = False) -> dict[str, Any]:
    """How many factors are shown, and each factor by group.

    A short one tells how often something was said over all, and of groups only people.
    """
    groups = [found.everybody, *found.axes["group"]]
    heads = [_("Factor")]
    for one in groups:
        alone = short and one is not found.everybody
        heads += (
            [group_words(one.key)] if alone else [group_words(one.key), _("Mentions")]
        )
    return {
        "coverage": coverage_words(found),
        "people": _("People: %(people)s.")
        % {
            "people": "; ".join(
                f"{group_words(o.key)} {number(o.base)}" for o in groups
            )
        },
        "heads": columns(*heads),
        "rows": [
            [
                code.label,
                *_cells(groups[0], code.slug),
                *(
                    cell
                    for one in groups[1:]
                    for cell in _cells(one, code.slug)[: 1 if short else 2]
                ),
            ]
            for code in found.names.factors
        ],
    }


def coverage_words(found: Found) -> str:
    """How many factors so many people named that their number may be shown."""
    factors = [one.slug for one in found.names.factors if one.is_factor]
    lines = [line for axis in found.axes.values() for line in axis]
    shown = sum(any(line.people.get(one) for line in lines) for one in factors)
    if shown == len(factors):
        return _("All %(factors)s factors were named.") % {"factors": shown}
    return _(
        "At least %(shown)s of %(factors)s factors were named. Of the others too few "
        "people are known to tell."
    ) % {"shown": shown, "factors": len(factors)}


def rules(edition: Edition) -> list[str]:
    """What is not shown, and why; the same for everybody, so that it tells nothing."""
    floors = OPEN_SURVEY if edition.open_survey else DEFAULT
    said = [
        _("Not shown is a number under %(few)s people, and one that leaves so few.")
        % {"few": floors.entries},
        _("How often people said something is shown where the number of people is."),
        _(
            "Not counted are months that were not over, people who could not be told "
            "of without pointing at them, and blocks of people from which somebody "
            "took their words back."
        ),
    ]
    if edition.open_survey:
        said.append(
            _("Numbers are rounded to the nearest five, and no place is named.")
        )
    return said


def edition_rows(editions: list[Edition]) -> list[dict[str, str]]:
    """The editions that somebody may see, as a list."""
    return [
        {
            "title": one.project.title,
            "href": reverse("found:edition", args=[one.pk]),
            "said": _edition_words(one),
        }
        for one in editions
    ]


def lead_rows(editions: list[Edition]) -> list[dict[str, Any]]:
    """All editions of a project for its lead, also those that were taken back."""
    return [
        {
            "title": _edition_words(one),
            "who": WHO[Audience(one.audience)],
            "href": "" if one.taken_back_on else _address(one),
            "public": _public_address(one),
            "back": reverse("coding:take_back", args=[one.project.slug, one.number]),
            "gone": _gone(one) if one.taken_back_on else "",
        }
        for one in editions
    ]


def _address(edition: Edition) -> str:
    return reverse("found:edition", args=[edition.pk])


def _public_address(edition: Edition) -> str:
    """Where everybody finds it, also once it was taken back; nothing for others."""
    if edition.audience != Audience.PUBLIC.value:
        return ""
    return reverse("published:edition", args=[edition.pk])


def _edition_words(edition: Edition) -> str:
    return _("Edition %(number)s, %(day)s") % {
        "number": edition.number,
        "day": date_format(edition.published_on, "j F Y"),
    }


def _gone(edition: Edition) -> str:
    return _("Taken back on %(day)s: %(why)s") % {
        "day": date_format(edition.taken_back_on, "j F Y"),
        "why": edition.why,
    }


def _facts(edition: Edition) -> str:
    framework = f"{edition.framework.title}, {edition.framework.version}"
    return _("%(edition)s. Coded to %(framework)s.") % {
        "edition": _edition_words(edition),
        "framework": framework,
    }


def _cells(line: Line, factor: str) -> list[str]:
    people = line.people[factor]
    if people is None:
        return [_("not shown"), _("not shown")]
    said = _("%(people)s (%(share)s)") % {
        "people": people,
        "share": share_words(people, line.base),
    }
    return [said, number(line.mentions[factor])]
