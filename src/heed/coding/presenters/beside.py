"""The model beside each coder, in rows of its own; never among people's figures."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from heed.coding.agreement import OnCode, on_all_codes
from heed.coding.models import Coder
from heed.coding.presenters.agreement import cells_of, measures, numbers_of
from heed.coding.presenters.columns import columns
from heed.coding.presenters.suggestions import model_name
from heed.coding.queries.machine import Beside


@dataclass(frozen=True)
class Pair:
    """The model and one coder: how many texts both judged, and how far they agree."""

    coder: Coder
    texts: int
    on: OnCode


def model_rows(beside: Beside | None) -> dict[str, Any]:
    """The table of the model; empty where there is none to compare."""
    pairs = _pairs(beside) if beside else []
    if beside is None or not pairs:
        return {}
    name = model_name(beside.model)
    return {
        "model": name,
        "model_columns": columns(_("Between"), _("Texts"), *measures()),
        "model_rows": [
            [f"{name}, {one.coder.label}", one.texts, *cells_of(one.on)]
            for one in pairs
        ],
        "model_codes": ", ".join(code.label for code in beside.codes),
    }


def model_as_json(beside: Beside | None) -> dict[str, Any] | None:
    """The same as one object; nothing where no model is in use."""
    if beside is None:
        return None
    return {
        "label": model_name(beside.model),
        "kind": "machine",
        "number": beside.model.number,
        "version": beside.model.version,
        "codes_on": [code.slug for code in beside.codes],
        "with": [
            {"coder": one.coder.label, "texts": one.texts, **numbers_of(one.on)}
            for one in _pairs(beside)
        ],
    }


def _pairs(beside: Beside) -> list[Pair]:
    """Each coder who judged something that the model judged too."""
    found = []
    for coder in beside.people if beside.codes else ():
        both = beside.judged.only([coder.pk, beside.model.pk])
        if both.shared:
            found.append(Pair(coder, both.shared, on_all_codes(both)))
    return found
