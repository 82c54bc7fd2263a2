"""Datasets of what people agreed to share."""

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from operator import itemgetter
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
from heed.warehouse.columns import Coded, columns_of
from heed.warehouse.dataset import About, Column, Dataset
from heed.warehouse.rows import rows_of
from heed.warehouse.whole_columns import Sought

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
    coded = columns_of(definitions.values())
    return Dataset(
        name=fieldwork.slug,
        title=fieldwork.title,
        columns=(
            *_how_columns(),
            edition_column(definitions.values()),
            *(one.column for one in coded),
        ),
        rows=rows_of(fieldwork, [*_how(), _edition(definitions), *map(_said, coded)]),
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


def _how() -> Iterator[Sought]:
    for name, (_, choices) in HOW.items():
        codes = {value: code for code, value in enumerate(choices.values, 1)}
        yield Sought(name, is_answer=False, value=partial(_looked_up, name, codes))
    yield Sought("language", is_answer=False, value=itemgetter("language"))


def _edition(definitions: Iterable[UUID]) -> Sought:
    numbers = {edition: number for number, edition in enumerate(definitions, 1)}
    return Sought(
        "edition", is_answer=False, value=partial(_looked_up, "edition", numbers)
    )


def _said(coded: Coded) -> Sought:
    return Sought(
        coded.column.item, is_answer=True, value=lambda row: coded.value(row["answers"])
    )


def _looked_up(name: str, codes: Mapping[Any, int], row: Mapping[str, Any]) -> int:
    return codes[row[name]]


def _labels(choices: Any) -> dict[int, str]:
    return {place: str(label) for place, label in enumerate(choices.labels, 1)}
