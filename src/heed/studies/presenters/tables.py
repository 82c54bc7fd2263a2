"""A planned table on its page: counts, percentages, base, and what is missing."""

from math import isnan
from typing import Any

from django.utils.translation import gettext as _

from heed.studies.models import Base
from heed.studies.presenters.figures import figure_of
from heed.studies.tables import ShownTable


def table_page(shown: ShownTable) -> dict[str, Any]:
    """The context of a table's page."""
    study = shown.planned.study
    rows = [[line.label, line.count, _share(line.percent)] for line in shown.lines]
    rows += [[name, shown.missing[kind], ""] for kind, name in missing_names().items()]
    rows.append([base_name(shown.base), shown.base_count, ""])
    return {
        "page_title": shown.planned.title,
        "study": study,
        "groups": shown.planned.group_names,
        "sampling": study.get_sampling_display(),
        "sentence": shown.sentence,
        "rows": rows,
        "figure": figure_of(shown),
        "bases": [
            {
                "text": base_name(base),
                "href": f"?base={base}",
                "current": base == shown.base,
            }
            for base in Base.values
        ],
        "set_aside": _set_aside(shown),
        "command": f"heed table {shown.planned.slug} --study {study.slug}",
    }


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
    return _("Base: everybody in the group")


def _share(percent: float | None) -> str:
    return "" if percent is None or isnan(percent) else f"{percent:.1f}%"
