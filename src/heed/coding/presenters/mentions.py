"""All mentions of each code by place or source, as published tables have them."""

from typing import Any

from django.utils.translation import gettext as _

from heed.coding.found import Found
from heed.coding.models import Project
from heed.coding.presenters.columns import columns
from heed.coding.presenters.lines import label_of
from heedstats.tables import Base, Table, stated_table

WAYS = ("place", "source", "group")


def mention_table(found: Found, axis: str) -> Table:
    """Mentions of every code, remainders too, on the base of each column's mentions.

    Lines without any mention are left out, since no share can be had of them.
    """
    lines = [one for one in found.axes[axis] if any(one.mentions.values())]
    codes = found.names.factors
    return stated_table(
        rows=[code.label for code in codes],
        columns=[label_of(found, axis, one.key) for one in lines],
        counts=[[one.mentions[code.slug] for one in lines] for code in codes],
        base=Base.MENTIONS,
    )


def mentions_page(found: Found, axis: str) -> dict[str, Any]:
    """The table with counts and shares; the last row is the base."""
    table = mention_table(found, axis)
    shares = table.percent(decimals=1).tolist()
    rows = [
        [name, *(f"{n} ({p:.1f}%)" for n, p in zip(counts, percents, strict=True))]
        for name, counts, percents in zip(
            table.rows, table.counts.tolist(), shares, strict=True
        )
    ]
    rows.append([_("All mentions"), *map(str, table.answered.tolist())])
    return {
        "sentence": _("%(mentions)s mentions in all, in %(lines)s columns.")
        % {"mentions": int(table.answered.sum()), "lines": len(table.columns)},
        "heads": columns(_("Factor"), *table.columns),
        "rows": rows if table.columns else [],
    }


def ways(asked: str) -> list[dict[str, Any]]:
    """The ways to cut the table, and which one is shown."""
    named = {"place": _("Place"), "source": _("Source"), "group": _("Group")}
    return [
        {"text": named[way], "href": f"?by={way}", "current": way == asked}
        for way in WAYS
    ]


def about_framework(project: Project) -> str:
    """What the framework was made of, which is told wherever its figures are shown."""
    said = {"title": project.framework.title, "version": project.framework.version}
    named = _("Coded to %(title)s, %(version)s.") % said
    setting = project.framework.document.get("setting", "")
    return f"{named} {setting}".strip()
