"""What a project found, in finished words: factors by group, coverage, quotes."""

from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from heed.coding.models import Code, CodedText, Kind, Project
from heed.coding.presenters.columns import columns
from heed.coding.presenters.lines import group_words
from heed.coding.presenters.mentions import about_framework
from heed.coding.presenters.voices import who_speaks
from heed.coding.queries.desk import words_of
from heed.coding.results import (
    FactorRow,
    Mention,
    Standing,
    coverage,
    factor_table,
)
from heed.coding.spoken import Heard
from heed.responses.choices import Group
from heedstats.groups import of_proportions
from heedstats.sample import Nature

OWN = (Group.SERVICE_USER, Group.CARER)  # taken together, as the programme did
SIDES = {"own": OWN, "staff": (Group.STAFF,)}


def findings_page(
    project: Project,
    codes: list[Code],
    found: list[Mention],
    stands: Standing,
    people: dict[str, int],
    heard: Heard,
) -> dict[str, Any]:
    """Factors by mentions and people, over all and between the two sides."""
    but = remainders(codes)
    rows = factor_table(found, [c.pk for c in codes], unranked=but)
    touched, factors = coverage(rows, but=but)
    sides = _sides(found, codes, but)
    everybody = sum(people.values())
    return {
        "page_title": _("What was found"),
        "project": project,
        "about": about_framework(project),
        "sentence": _("%(touched)s of %(factors)s factors have a mention.")
        % {"touched": touched, "factors": factors},
        "by_side": [
            _covered(_("Service users and carers"), sides[0], but),
            _covered(_("Staff"), sides[1], but),
        ],
        "people": _people(people),
        "open": len(stands.open),
        "columns": columns(_("Factor"), _("Mentions"), _("People"), _("Rank")),
        "rows": [
            [
                _linked(project, c, heard, c.label),
                _linked(project, c, heard, row.mentions),
                _linked(project, c, heard, _of(row.people, everybody), row.people),
                _rank(row),
            ]
            for c, row in zip(codes, rows, strict=True)
        ],
        "side_columns": columns(
            _("Factor"),
            _("Service users and carers"),
            _("Rank"),
            _("Staff"),
            _("Rank"),
            _("Difference"),
        ),
        "sides": [
            _side_row(project, c, own, staff, people, heard)
            for c, own, staff in zip(codes, *sides, strict=True)
        ],
        "voices": voices_words(heard),
        "caveat": Nature.CONVENIENCE.caveat,
    }


def _covered(side: str, rows: list[FactorRow], but: frozenset[Any]) -> str:
    touched, factors = coverage(rows, but=but)
    return _("%(side)s: %(touched)s of %(factors)s factors.") % {
        "side": side,
        "touched": touched,
        "factors": factors,
    }


def remainders(codes: list[Code]) -> frozenset[Any]:
    """The codes that are no factors: what happened after, and what cannot be coded."""
    return frozenset(c.pk for c in codes if c.kind != Kind.FACTOR)


def voices_words(heard: Heard) -> dict[str, str] | None:
    """Whose words count, and how to choose otherwise; nothing without interviews."""
    if not heard.turns:
        return None
    if heard.everybody:
        return {
            "now": _("In interviews everybody counts, the interviewer too."),
            "other": _("Count only what participants said"),
            "href": "?",
        }
    return {
        "now": _("In interviews only what the participant said counts."),
        "other": _("Count what everybody said"),
        "href": "?voices=all",
    }


def side_words(side: str) -> str:
    """Whose quotes are shown, where it is one side's alone."""
    return {
        "own": _("Only what service users and carers said."),
        "staff": _("Only what staff said."),
    }.get(side, "")


def quotes(
    found: list[Mention], texts: dict[Any, CodedText], heard: Heard
) -> list[dict[str, Any]]:
    """The passages of one code with what their writers let be done with them.

    Each part of a passage from an interview says who speaks.
    """
    words = {pk: words_of(text) for pk, text in texts.items()}
    return [
        {
            "parts": [
                {"who": who_speaks(role), "words": words[one.text][s.start : s.end]}
                for role, s in heard.said(one.text, one.span)
            ],
            "group": group_words(one.group),
            "may": texts[one.text].version.text.get_ward_may_see_display(),
        }
        for one in found
        if one.text in texts
    ]


def _sides(
    found: list[Mention], codes: list[Code], but: frozenset[Any]
) -> tuple[list[FactorRow], list[FactorRow]]:
    ids = [c.pk for c in codes]
    own = [one for one in found if one.group in OWN]
    staff = [one for one in found if one.group == Group.STAFF]
    return (
        factor_table(own, ids, unranked=but),
        factor_table(staff, ids, unranked=but),
    )


def _side_row(
    project: Project,
    code: Code,
    own: FactorRow,
    staff: FactorRow,
    people: dict[str, int],
    heard: Heard,
) -> list[Any]:
    """A code between the two sides; each figure leads to that side's words."""
    bases = sum(people.get(g, 0) for g in OWN), people.get(Group.STAFF, 0)
    told = _of(own.people, bases[0]), _of(staff.people, bases[1])
    return [
        code.label,
        _linked(project, code, heard, told[0], own.people, side="own"),
        _rank(own),
        _linked(project, code, heard, told[1], staff.people, side="staff"),
        _rank(staff),
        _difference((own.people, bases[0]), (staff.people, bases[1])),
    ]


def _difference(own: tuple[int, int], staff: tuple[int, int]) -> str:
    """In percentage points, with its interval; nothing where a side has nobody."""
    if not own[1] or not staff[1]:
        return "\N{EN DASH}"
    d = of_proportions(own, staff, nature=Nature.CONVENIENCE)
    return _("%(value)s (%(low)s to %(high)s)") % {
        "value": f"{100 * d.value:+.0f}",
        "low": f"{100 * d.low:+.0f}",
        "high": f"{100 * d.high:+.0f}",
    }


def _of(count: int, base: int) -> str:
    if not base:
        return str(count)
    return _("%(count)s of %(base)s (%(percent)s)") % {
        "count": count,
        "base": base,
        "percent": f"{count / base:.1%}",
    }


def _rank(row: FactorRow) -> str:
    return str(row.rank) if row.rank else "\N{EN DASH}"


def _linked(
    project: Project,
    code: Code,
    heard: Heard,
    words: str | int,
    count: int | None = None,
    side: str = "",
) -> Any:
    """Words or a figure that leads to the quotes that it counts; nought leads nowhere.

    ``count`` is the figure where ``words`` say more than it.
    """
    if count == 0 or words == 0:
        return words
    asked = {"voices": "all" if heard.everybody else "", "side": side}
    query = urlencode({key: value for key, value in asked.items() if value})
    href = reverse("coding:quotes", args=[project.slug, code.slug])
    return {"text": words, "href": f"{href}?{query}" if query else href}


def _people(people: dict[str, int]) -> str:
    told = [f"{group_words(group)}: {count}" for group, count in sorted(people.items())]
    return "; ".join(told) or _("Nobody's text is done yet.")
