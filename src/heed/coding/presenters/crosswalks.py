"""Two versions of a framework side by side."""

from collections.abc import Sequence
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from heed.coding.definition.framework import Framework as Definition
from heed.coding.formats.frameworks.crosswalks import (
    crosswalk_file,
    crosswalk_from,
)
from heed.coding.models import Crosswalk, Framework
from heed.instruments.formats.losses import listed


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


def not_in_its_file(later: Definition, earlier: Framework) -> list[str] | None:
    """What a FHIR ConceptMap of it cannot say; nothing where there is no such file."""
    found = crosswalk_from(later, earlier.slug, earlier.version)
    if found is None:
        return None
    _name, _content, losses = crosswalk_file(later, found)
    return listed(losses)


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
        "file": reverse(
            "frameworks:crosswalk_file",
            args=[later.slug, later.version, earlier.slug, earlier.version],
        ),
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
