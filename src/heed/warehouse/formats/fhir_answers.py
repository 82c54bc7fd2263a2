"""One person's answers as items of a FHIR QuestionnaireResponse."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from heed.instruments.definition import Definition, Item
from heed.instruments.formats.fhir.bounds import LARGEST_INTEGER, clean
from heed.instruments.formats.fhir.urls import OWN
from heed.warehouse.dataset import MISSING, Column, Value
from heed.warehouse.formats.routing import in_plain_english

Data = dict[str, Any]
Answered = list[tuple[Column, Value]]  # a question's columns with their values
ABSENT = "http://hl7.org/fhir/StructureDefinition/data-absent-reason"
# Our kinds of missing in the codes of FHIR; none is a blank.
REASONS = {
    "skipped": "asked-declined",
    "not_shown": "not-applicable",
    "not_reached": "not-asked",
}
BY_NUMBER = {number: REASONS[word] for word, number in MISSING.items()}
INSTEAD = f"{OWN}instead"  # a code such as "not sure" in the place of a number
_DATE = re.compile(r"\d{4}(-\d\d){0,2}")


def items_of(form: Definition, answered: Mapping[str, Answered]) -> Iterator[Data]:
    """The questions in the order of the questionnaire, but for those about words."""
    for item in form.items:
        if item.code in answered:
            words = clean(in_plain_english(item.ask)) or item.code
            node = {"linkId": item.code, "text": words}
            yield {**node, **_answer(item, answered[item.code])}


def _answer(item: Item, answered: Answered) -> Data:
    column, value = answered[0]
    if column.is_words:
        return _date(item, str(value))
    if value in BY_NUMBER:
        return _absent(BY_NUMBER[int(value)])
    if item.kind == "several":
        ticked = [one.option for one, is_ticked in answered if is_ticked == 1]
        return {"answer": [_coding(item, code) for code in ticked]} if ticked else {}
    if value not in column.codes:
        return {"answer": [_number(item, value)]}
    coding = _coding(item, column.codes[int(value)])
    return _instead(coding) if item.kind == "number" else {"answer": [coding]}


def _number(item: Item, value: Value) -> Data:
    """A number; FHIR's whole numbers end where a decimal one has still room."""
    is_decimal = getattr(item, "decimals", 0) > 0
    if is_decimal or abs(float(value)) > LARGEST_INTEGER:
        return {"valueDecimal": value}
    return {"valueInteger": value}


def _date(item: Item, value: str) -> Data:
    if value in REASONS:
        return _absent(REASONS[value])
    if _DATE.fullmatch(value):
        return {"answer": [{"valueDate": value}]}
    return _instead(_coding(item, value))


def _coding(item: Item, code: str) -> Data:
    words = {option.code: in_plain_english(option.words) for option in item.choices}
    display = clean(words.get(code, "")) or code
    return {"valueCoding": {"code": code, "display": display}}


def _instead(coding: Data) -> Data:
    found = _absent("unknown")
    found["extension"].append({"url": INSTEAD, **coding})
    return found


def _absent(reason: str) -> Data:
    return {"extension": [{"url": ABSENT, "valueCode": reason}]}
