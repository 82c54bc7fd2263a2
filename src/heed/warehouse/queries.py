"""Datasets of what people agreed to share."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from heed.instruments.definition import Definition
from heed.instruments.queries import definition_of
from heed.people.models import Place
from heed.people.queries import name_on
from heed.responses.choices import (
    Entrance,
    Group,
    Helper,
    Mode,
    State,
    Variant,
)
from heed.responses.models import Fieldwork
from heed.warehouse.columns import columns_of
from heed.warehouse.dataset import About, Column, Dataset, Value
from heed.warehouse.rows import rows_of

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
    definitions = definitions_of(fieldwork)
    numbers = {edition: number for number, edition in enumerate(definitions, 1)}
    coded = columns_of(definitions.values())

    def as_row(row: dict[str, Any]) -> list[Value]:
        said = (one.value(row["answers"]) for one in coded)
        return [*_how(row), numbers[row["edition"]], *said]

    return Dataset(
        name=fieldwork.slug,
        title=fieldwork.title,
        columns=(
            *_how_columns(),
            edition_column(definitions.values()),
            *(one.column for one in coded),
        ),
        rows=rows_of(fieldwork, as_row),
        note=f"Fieldwork {fieldwork.opens_on} to {fieldwork.closes_on or 'open'}.",
        about=about(fieldwork, definitions.values()),
    )


def definitions_of(fieldwork: Fieldwork) -> dict[UUID, Definition]:
    """The questionnaires of a fieldwork by the identity of their edition, in order."""
    asked = fieldwork.instruments.select_related("edition__instrument")
    ordered = asked.order_by("edition__instrument__code", "edition__number")
    return {one.edition_id: definition_of(one.edition) for one in ordered}


def edition_column(definitions: Iterable[Definition]) -> Column:
    """Which questionnaire was answered; two editions are two, since words differ."""
    names = [f"{one.code} version {one.version}" for one in definitions]
    labels = dict(enumerate(names, 1))
    return Column("edition", "Which questionnaire", labels=labels, has_missing=False)


def about(fieldwork: Fieldwork, definitions: Iterable[Definition]) -> About:
    """What can be told of a fieldwork beside its answers."""
    return About(
        questionnaires=tuple(definitions),
        producer=name_on(Place.objects.get(id=fieldwork.organisation)),
        began=fieldwork.opens_on,
        ended=fieldwork.closes_on,
    )


def _how_columns() -> list[Column]:
    coded = [
        Column(
            name,
            label,
            labels=_labels(choices),
            has_missing=False,
            codes=dict(enumerate(choices.values, 1)),
        )
        for name, (label, choices) in HOW.items()
    ]
    language = Column("language", "Language", has_missing=False, is_words=True)
    return [*coded, language]


def _how(row: dict[str, Any]) -> list[Value]:
    codes = [1 + choices.values.index(row[name]) for name, (_, choices) in HOW.items()]
    return [*codes, row["language"]]


def _labels(choices: Any) -> dict[int, str]:
    return {place: str(label) for place, label in enumerate(choices.labels, 1)}
