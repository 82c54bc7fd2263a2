"""Whole columns of a dataset from the analysis store, without a row in between.

Few different values stand in a column, so each is translated once, by the same
function that translates rows, and then put in its places.
"""

import secrets
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from heed.foundation.late import late
from heed.warehouse.layout import MANY, SORTS, read_answer, read_how
from heed.warehouse.stored import Stored

ds = late("pyarrow.dataset")

APART = "\x1f"  # between the ticks of one answer; no code has it
Row = Mapping[str, Any]
Rows = Any  # a dataset or a table of PyArrow
Places = NDArray[np.int32]


@dataclass(frozen=True)
class Sought:
    """A column: what it is made of (a question, or how answers came), and how."""

    of: str
    is_answer: bool
    value: Callable[[Row], Any]  # from a row as the operational store gives it

    def row(self, said: Any) -> Row:
        """A row with nothing but this in it."""
        if not self.is_answer:
            return {self.of: said}
        return {"answers": {} if said is None else {self.of: said}}


def whole_columns(
    there: Stored, rest: Sequence[Row], sought: Sequence[Sought]
) -> list[NDArray[Any]]:
    """Each column of all rows, in one random order; ``rest`` is not stored yet."""
    columns = []
    for one, values, places in _translated(there.dataset, sought):
        late = [_array([one.value(row) for row in rest])] if rest else []
        columns.append(np.concatenate([_array(values)[places], *late]))
    number = len(columns[0]) if columns else 0
    order = np.random.default_rng(secrets.randbits(128)).permutation(number)
    return [column[order] for column in columns]


def rows_in(part: pa.Table, sought: Sequence[Sought]) -> list[Sequence[Any]]:
    """The rows of a part, each value as the operational store gives it."""
    columns = [
        [values[place] for place in places.tolist()]
        for _, values, places in _translated(part, sought)
    ]
    return [list(row) for row in zip(*columns, strict=True)]


def _translated(
    rows: Rows, sought: Sequence[Sought]
) -> Iterator[tuple[Sought, list[Any], Places]]:
    known: dict[str, tuple[list[Any], Places]] = {}
    for one in sought:
        if one.of not in known:
            # Columns of ticks follow one another, and are of the same question.
            known = {one.of: encoded(rows, one.of, is_answer=one.is_answer)}
        said, places = known[one.of]
        yield one, [one.value(one.row(value)) for value in said], places


def encoded(rows: Rows, of: str, *, is_answer: bool = True) -> tuple[list[Any], Places]:
    """What stands in a column, each once, and which of it stands where."""
    names = [sort + of for sort in SORTS] if is_answer else [of]
    present = [name for name in names if name in rows.schema.names]
    read = _said if is_answer else read_how
    columns = [_dictionary(_column(rows, name), name) for name in present]
    values = [
        [read(name, value) for value in column.dictionary.to_pylist()]
        for name, column in zip(present, columns, strict=True)
    ]
    if len(columns) == 1 and not columns[0].null_count:
        return values[0], columns[0].indices.to_numpy()
    return _with_nothing(rows, values, columns)


def _with_nothing(
    rows: Rows, values: list[list[Any]], columns: list[pa.DictionaryArray]
) -> tuple[list[Any], Places]:
    """The same where some rows have nothing, or have it in another sort of column."""
    said: list[Any] = [None]
    number = rows.count_rows() if isinstance(rows, ds.Dataset) else rows.num_rows
    places = np.zeros(number, dtype=np.int32)
    for several, column in zip(values, columns, strict=True):
        here = pc.fill_null(column.indices, -1).to_numpy(zero_copy_only=False)
        places = np.where(here >= 0, here + len(said), places).astype(np.int32)
        said += several
    return _without_unused(said, places)


def _column(rows: Rows, name: str) -> pa.ChunkedArray:
    table = rows.to_table(columns=[name]) if isinstance(rows, ds.Dataset) else rows
    return table[name]


def _without_unused(said: list[Any], places: Places) -> tuple[list[Any], Places]:
    """The same without what stands nowhere: nobody may know how to translate it."""
    used = np.flatnonzero(np.bincount(places, minlength=len(said)))
    fresh = np.zeros(len(said), dtype=np.int32)
    fresh[used] = np.arange(len(used))
    return [said[place] for place in used], fresh[places]


def _dictionary(column: pa.ChunkedArray, name: str) -> pa.DictionaryArray:
    if name.startswith(MANY):
        column = pc.binary_join(column, APART)
    if not pa.types.is_dictionary(column.type):
        column = column.dictionary_encode()
    if not len(column):  # Arrow cannot put no pieces together
        nothing = pa.array([], column.type.value_type)
        return pa.DictionaryArray.from_arrays(pa.array([], pa.int32()), nothing)
    return column.unify_dictionaries().combine_chunks()


def _said(name: str, value: str) -> Any:
    if not name.startswith(MANY):
        return read_answer(name, value)
    return read_answer(name, value.split(APART) if value else [])


def _array(values: list[Any]) -> NDArray[Any]:
    """Small whole numbers where they are, words as they are, else halves."""
    if any(isinstance(value, str) for value in values):
        return np.array(values, dtype=object)
    found = np.array(values or [0])[: len(values)]
    is_small = found.dtype.kind == "i" and np.abs(found).max(initial=0) < 2**15
    return found.astype(np.int16) if is_small else found
