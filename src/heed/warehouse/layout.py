"""How a response lies in the analysis store: a column for each question.

Codes stay the words that the questionnaire has for them, so that a file can be read
without another edition's numbers. A response that lacks a question has a null there;
the three kinds of missing are words, as they are in the operational store. Nothing
that a person wrote in their own words has a column.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from operator import itemgetter
from typing import Any
from uuid import UUID

import pyarrow as pa

from heed.foundation.keyring import keys
from heed.foundation.keys import Purpose
from heed.instruments.definition import Definition, Item
from heed.instruments.definition.items import TEXT_KINDS
from heed.warehouse.dataset import MISSING

SORTS = SAID, MANY, TYPED = "said__", "many__", "typed__"
CODE = pa.dictionary(pa.int32(), pa.string())
HOW = (
    "place",
    "edition",
    "window_kind",
    "group",
    "mode",
    "helper",
    "entrance",
    "source_tag",
    "language",
    "variant",
    "state",
)
_TYPES = {SAID: CODE, MANY: pa.list_(pa.string()), TYPED: pa.string()}


def who(response: UUID) -> str:
    """The name of a response in the analysis store, which only the key file can tell.

    Rows are sorted by it, so that their order tells nothing.
    """
    return keys().keyed_hash(Purpose.ANALYSIS, response.bytes)[:16].hex()


def schema_of(definitions: Iterable[Definition]) -> pa.Schema:
    """The columns of all editions together."""
    items = [item for definition in definitions for item in definition.items]
    names = dict.fromkeys(_column(item) for item in items if _is_kept(item))
    return pa.schema(
        [
            pa.field("who", pa.string()),
            pa.field("window_start", pa.timestamp("us", "UTC")),
            *(pa.field(name, CODE) for name in HOW),
            *(pa.field(name, _TYPES[_parted(name)[0]]) for name in names),
        ]
    )


def table_of(rows: Iterable[Mapping[str, Any]], schema: pa.Schema) -> pa.Table:
    """Rows of the operational store as they are written, sorted by their names."""
    named = sorted(((who(row["id"]), row) for row in rows), key=itemgetter(0))
    plain: dict[str, list[Any]] = {
        "who": [name for name, _ in named],
        "window_start": [row["window_start"] for _, row in named],
        **{name: [str(row[name]) for _, row in named] for name in HOW},
    }
    documents = [dict(row["answers"]) for _, row in named]
    columns = [
        plain[name] if name in plain else _answers(name, documents)
        for name in schema.names
    ]
    return pa.table(list(map(_array, columns, schema.types)), schema=schema)


def _answers(name: str, documents: list[dict[str, Any]]) -> list[Any]:
    """What each response has for a column; it is taken out of the document.

    So an answer stands in one column, where editions ask it in different ways.
    """
    sort, code = _parted(name)
    return [
        _written(sort, document.pop(code))
        if code in document and _fits(sort, document[code])
        else None
        for document in documents
    ]


def _array(values: list[Any], kind: pa.DataType) -> pa.Array:
    if kind == CODE:  # many times faster than to look up each word in Python
        return pa.array(values, pa.string()).dictionary_encode()
    return pa.array(values, kind)


def rows_of(table: pa.Table) -> Iterator[dict[str, Any]]:
    """The same rows as the operational store would give them."""
    names = [name for name in table.column_names if "__" in name]
    kept = [name for name in table.column_names if name not in names]
    for record in table.to_pylist():
        row = {name: read_how(name, record[name]) for name in kept}
        said = ((name, record[name]) for name in names if record[name] is not None)
        answers = {_parted(name)[1]: read_answer(name, value) for name, value in said}
        yield {**row, "answers": answers}


def _is_kept(item: Item) -> bool:
    return item.kind not in TEXT_KINDS and item.kind != "statement"


def _column(item: Item) -> str:
    kinds = {"several": MANY, "number": TYPED, "date": TYPED}
    return kinds.get(item.kind, SAID) + item.code


def _parted(name: str) -> tuple[str, str]:
    """The sort of a column, and the question that it is about."""
    sort, _, code = name.partition("__")
    return f"{sort}__", code


def _fits(sort: str, value: Any) -> bool:
    if sort == TYPED:
        return not isinstance(value, list)
    return isinstance(value, str) or (sort == MANY and isinstance(value, list))


def _written(sort: str, value: Any) -> Any:
    if sort == MANY:
        return [value] if isinstance(value, str) else value
    return json.dumps(value) if sort == TYPED else value


def read_how(name: str, value: Any) -> Any:
    """What is known beside answers, as the operational store has it."""
    return UUID(value) if name in {"edition", "place"} else value


def read_answer(name: str, value: Any) -> Any:
    """An answer as the operational store has it."""
    if name.startswith(MANY):
        return value[0] if len(value) == 1 and value[0] in MISSING else value
    return json.loads(value) if name.startswith(TYPED) else value
