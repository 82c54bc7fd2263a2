"""Datasets from the operational store."""

from typing import Any

from heed.foundation.ids import shuffle
from heed.instruments.queries import definition_of
from heed.responses.choices import (
    Entrance,
    Group,
    Helper,
    Mode,
    State,
    Variant,
)
from heed.responses.models import Fieldwork
from heed.responses.queries.shared import shared_answers
from heed.warehouse.columns import columns_of
from heed.warehouse.dataset import Column, Dataset, Value

HOW: dict[str, tuple[str, Any]] = {
    "group": ("Who answered", Group),
    "mode": ("How the answers came", Mode),
    "helper": ("Who wrote for the person", Helper),
    "entrance": ("How the person came in", Entrance),
    "variant": ("Which wording was shown", Variant),
    "state": ("How far the answers go", State),
}


def fieldwork_dataset(fieldwork: Fieldwork) -> Dataset:
    """Everything that people of a fieldwork agreed to share, but for free text.

    A row has no identity and no time, and rows are shuffled, so that neither the
    order of arrival nor an earlier file tells which row is whose.
    """
    editions = [
        one.edition for one in fieldwork.instruments.order_by("edition__number")
    ]
    definitions = {one.id: definition_of(one) for one in editions}
    coded = columns_of(definitions.values())
    rows = [
        [*_how(row), *(one.value(row["answers"]) for one in coded)]
        for row in shared_answers(fieldwork)
    ]
    shuffle(rows)
    return Dataset(
        name=fieldwork.slug,
        title=fieldwork.title,
        columns=(*_how_columns(), *(one.column for one in coded)),
        rows=rows,
        note=f"Fieldwork {fieldwork.opens_on} to {fieldwork.closes_on or 'open'}.",
    )


def _how_columns() -> list[Column]:
    coded = [
        Column(name, label, labels=_labels(choices), has_missing=False)
        for name, (label, choices) in HOW.items()
    ]
    language = Column("language", "Language", has_missing=False, is_words=True)
    return [*coded, language]


def _how(row: dict[str, Any]) -> list[Value]:
    codes = [1 + choices.values.index(row[name]) for name, (_, choices) in HOW.items()]
    return [*codes, row["language"]]


def _labels(choices: Any) -> dict[int, str]:
    return {place: str(label) for place, label in enumerate(choices.labels, 1)}
