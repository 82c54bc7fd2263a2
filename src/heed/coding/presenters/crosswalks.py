"""Two versions of a framework side by side."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from heed.coding.models import Crosswalk, Framework


def relation_words(relation: str) -> str:
    """How a code of the earlier version stands to one of the later."""
    return {
        "same": _("Same"),
        "renamed": _("Renamed"),
        "merged": _("Merged"),
        "split": _("Split"),
        "added": _("Added"),
        "dropped": _("Left out"),
        "unknown": _("Unknown"),
    }[relation]


def crosswalk_page(
    earlier: Framework, later: Framework, rows: Sequence[Crosswalk]
) -> dict[str, Any]:
    """The rows, and what stands behind them, said once where it is the same."""
    common = _commonest([row.evidence for row in rows])
    names = {
        "earlier": f"{earlier.slug} {earlier.version}",
        "later": f"{later.slug} {later.version}",
    }
    return {
        "page_title": _("From %(earlier)s to %(later)s") % names,
        "framework": later,
        "columns": [
            {"text": names["earlier"]},
            {"text": _("Relation")},
            {"text": names["later"]},
        ],
        "rows": [_row(row, common) for row in rows],
        "sentence": _("%(changed)s of %(all)s lines are not simply the same.")
        % {"changed": sum(row.relation != "same" for row in rows), "all": len(rows)},
        "evidence": common,
    }


def _row(row: Crosswalk, common: str) -> list[Any]:
    relation = relation_words(row.relation)
    if row.evidence != common:
        relation = f"{relation}. {row.evidence}"
    nothing = _("Nobody knows") if row.relation == "unknown" else _("None")
    return [
        row.old.label if row.old else nothing,
        relation,
        row.new.label if row.new else nothing,
    ]


def _commonest(texts: Sequence[str]) -> str:
    return max(texts, key=texts.count, default="")
