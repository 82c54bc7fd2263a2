"""A planned table on its page: counts, percentages, base, and what is missing."""

from math import isnan
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from heed.studies.models import Base
from heed.studies.presenters.figures import figure_of
from heed.studies.tables import ShownTable
from heed.studies.weighting.tables import (
    WeightedLine,
    WeightedShown,
    weightings_for,
)
from heedstats.answers import Missing


def table_page(
    shown: ShownTable, weighted: WeightedShown | None = None
) -> dict[str, Any]:
    """The context of a table's page, with weighted shares if they were asked for."""
    study = shown.planned.study
    return {
        "page_title": shown.planned.title,
        "study": study,
        "groups": shown.planned.group_names,
        "sampling": study.get_sampling_display(),
        "sentence": shown.sentence,
        "rows": _rows(shown),
        "figure": figure_of(shown),
        "bases": [
            {
                "text": base_name(base),
                "href": f"?base={base}",
                "current": base == shown.base,
            }
            for base in bases_of(shown)
        ],
        "weights": _weights(shown, weighted),
        "weighted": _weighted(weighted) if weighted else None,
        "set_aside": None if weighted else _set_aside(shown),
        "two_shares": _two_shares(shown),
        "command": f"heed table {shown.planned.slug} --study {study.slug}",
    }


def _rows(shown: ShownTable) -> list[list[Any]]:
    """The answers, then who gave none, then each base that a percentage stands on."""
    rows = [
        [line.label, line.count, _share(line.percent), _share(line.of_mentions)]
        for line in shown.lines
    ]
    rows += [
        [name, shown.missing[kind], "", ""] for kind, name in missing_names().items()
    ]
    rows.append([base_name(shown.base), shown.base_count, "", ""])
    if not _two_shares(shown):
        return [row[:3] for row in rows]
    return [*rows, [base_name(Base.MENTIONS), shown.mentions, "", ""]]


def _two_shares(shown: ShownTable) -> bool:
    """Whether shares of people and shares of all that was ticked stand side by side."""
    return shown.several and shown.base != Base.MENTIONS


def bases_of(shown: ShownTable) -> list[str]:
    """What its percentages can be of; mentions only where people may give several."""
    return [b for b in Base.values if shown.several or b != Base.MENTIONS]


def _set_aside(shown: ShownTable) -> dict[str, Any] | None:
    """How many a person set aside, and the way to the table counted the other way."""
    aside = shown.set_aside
    if aside is None or not aside.number:
        return None
    query = f"?base={shown.base}"
    if aside.counted:
        other, href = _("See it without them"), f"{query}&without=yes"
    else:
        other, href = _("See it with them"), query
    return {"said": aside.sentence, "other": other, "href": href}


def _weights(shown: ShownTable, weighted: WeightedShown | None) -> list[dict[str, Any]]:
    """The ways to the table by each of the weights, and without; none, if none are."""
    asked = weighted.weighting.slug if weighted else ""
    known = [(one.slug, one.title) for one in weightings_for(shown.planned)]
    return [
        {
            "text": title,
            "href": f"?base={shown.base}" + (f"&weights={slug}" if slug else ""),
            "current": slug == asked,
        }
        for slug, title in ([("", _("Without weights")), *known] if known else [])
    ]


def _weighted(shown: WeightedShown) -> dict[str, Any]:
    """Weighted shares with their intervals, and what they rest on."""
    said = {
        "effect": f"{shown.design_effect:.2f}",
        "day": date_format(shown.weighting.made_on, "j F Y"),
        "method": shown.weighting.get_method_display(),
    }
    names = {kind.label: missing_names()[kind.word] for kind in Missing}
    about = _("%(method)s, made on %(day)s; design effect %(effect)s.")
    return {
        "title": _("Weighted: %(title)s") % {"title": shown.weighting.title},
        "rows": [
            [
                names.get(one.answer, one.answer),
                one.people,
                _share(one.percent),
                _interval(one),
            ]
            for one in shown.lines
        ],
        "about": about % said,
        "caveat": shown.caveat,
    }


def _interval(line: WeightedLine) -> str:
    if line.low is None or line.high is None:
        return ""
    ends = {"low": f"{line.low:.1f}", "high": f"{line.high:.1f}"}
    return _("%(low)s to %(high)s") % ends


def missing_names() -> dict[str, str]:
    """The three kinds of missing answer; none of them is a nought."""
    return {
        "skipped": _("Missing: skipped"),
        "not_shown": _("Missing: not shown"),
        "not_reached": _("Missing: not reached"),
    }


def base_name(base: str) -> str:
    """What the percentages are percentages of."""
    if base == Base.ANSWERED:
        return _("Base: those who gave an answer")
    if base == Base.MENTIONS:
        return _("Base: everything that was ticked")
    return _("Base: everybody in the group")


def _share(percent: float | None) -> str:
    return "" if percent is None or isnan(percent) else f"{percent:.1f}%"
