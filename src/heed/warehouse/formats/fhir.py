"""FHIR R4: a bundle of the questionnaires and one QuestionnaireResponse a person.

No identity, no time, no free text. The three kinds of missing keep apart by the
standard extension for absent data.
"""

import hashlib
import json
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any
from uuid import UUID, uuid5

from heed.instruments.definition import Definition
from heed.instruments.formats.fhir.urls import OWN
from heed.instruments.formats.fhir.writing import resource_for
from heed.instruments.formats.words import TAGS
from heed.warehouse.dataset import Column, Dataset, Value
from heed.warehouse.formats.fhir_answers import Answered, Data, items_of

STATUS = {"complete": "completed", "partial": "stopped"}


def write_fhir(dataset: Dataset, path: Path) -> None:
    """Written entry by entry, so that memory stays flat."""
    with path.open("w", encoding="utf-8") as file:
        file.write('{"resourceType": "Bundle", "type": "collection", "entry": [\n')
        for number, entry in enumerate(_entries(dataset)):
            text = json.dumps(entry, ensure_ascii=False)
            file.write(f",\n{text}" if number else text)
        file.write("\n]}\n")


def _entries(dataset: Dataset) -> Iterator[Data]:
    """Questionnaires first; addresses are those of this file and of nothing else."""
    forms = dataset.about.questionnaires
    seed = _seed(dataset)
    resources = chain(map(_questionnaire, forms), _responses(dataset, forms))
    for number, resource in enumerate(resources):
        yield {"fullUrl": uuid5(seed, str(number)).urn, "resource": resource}


def _seed(dataset: Dataset) -> UUID:
    """What the addresses are made of: all that is in the file."""
    content = hashlib.sha256(dataset.name.encode())
    for row in dataset.rows:
        content.update(repr(tuple(row)).encode())
    return UUID(bytes=content.digest()[:16])


def _questionnaire(definition: Definition) -> Data:
    return resource_for(definition)[0]


def _responses(dataset: Dataset, forms: tuple[Definition, ...]) -> Iterator[Data]:
    places = {column.name: n for n, column in enumerate(dataset.columns)}
    for row in dataset.rows:
        form = forms[int(row[places["edition"]]) - 1] if forms else None
        if form is not None:
            yield _response(dataset.columns, row, form)


def _response(columns: tuple[Column, ...], row: Any, form: Definition) -> Data:
    answered: dict[str, Answered] = {}
    how: dict[str, Value] = {}
    for column, value in zip(columns, row, strict=True):
        if column.item:
            answered.setdefault(column.item, []).append((column, value))
        else:
            is_code = isinstance(value, int)
            how[column.name] = column.codes.get(value, value) if is_code else value
    told = {key: str(how[key]) for key in sorted(how) if how[key] != ""}
    return {
        "resourceType": "QuestionnaireResponse",
        "language": TAGS.get(told.pop("language", ""), "en-GB"),
        "extension": [
            {"url": f"{OWN}{key}", "valueCode": value}
            for key, value in told.items()
            if key not in {"state", "edition"}
        ],
        "questionnaire": f"{OWN}questionnaire:{form.code}|{form.version}",
        "status": STATUS[told["state"]],
        "item": list(items_of(form, answered)),
    }
