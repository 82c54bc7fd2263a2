"""Whole columns of a dataset from the analysis store, without a row in between.

Few different values stand in a column, so each is translated once, by the same
function that translates rows, and then put in its places.
"""

import secrets
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from heed.warehouse.layout import MANY, SORTS, read_answer, read_how
from heed.warehouse.stored import Stored

APART = "\x1f"  # between the ticks of one answer; no code has it
Row = Mapping[str, Any]


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
    known: dict[str, tuple[list[Any], NDArray[np.int32]]] = {}
    columns = []
    for one in sought:
        if one.of not in known:
            known[one.of] = _encoded(there, one)
        said, places = known[one.of]
        values = _array([one.value(one.row(value)) for value in said])
        late = _array([one.value(row) for row in rest])
        columns.append(
            np.concatenate([values[places], late]) if rest else values[places]
        )
    order = np.random.default_rng(secrets.randbits(128)).permutation(
        len(columns[0]) if columns else 0
    )
    return [column[order] for column in columns]


def _encoded(there: Stored, one: Sought) -> tuple[list[Any], NDArray[np.int32]]:
    """What stands in a column, each once, and which of it stands where."""
    present = set(there.dataset.schema.names)
    names = [one.of] if not one.is_answer else [sort + one.of for sort in SORTS]
    found = [name for name in names if name in present]
    said: list[Any] = [None]
    places = np.zeros(there.dataset.count_rows(), dtype=np.int32)
    for name in found:
        column = _dictionary(there.columns([name])[name], name)
        here = pc.fill_null(column.indices, -1).to_numpy(zero_copy_only=False)
        places = np.where(here >= 0, here + len(said), places)
        read = _said if one.is_answer else read_how
        said += [read(name, value) for value in column.dictionary.to_pylist()]
    return _without_unused(said, places)


def _without_unused(
    said: list[Any], places: NDArray[np.int32]
) -> tuple[list[Any], NDArray[np.int32]]:
    """The same without what stands nowhere: nobody may know how to translate it."""
    used = np.unique(places)
    fresh = np.zeros(len(said), dtype=np.int32)
    fresh[used] = np.arange(len(used))
    return [said[place] for place in used], fresh[places]


def _dictionary(column: pa.ChunkedArray, name: str) -> pa.DictionaryArray:
    if name.startswith(MANY):
        column = pc.binary_join(column, APART)
    if not pa.types.is_dictionary(column.type):
        column = column.dictionary_encode()
    whole = column.unify_dictionaries().combine_chunks()
    if isinstance(whole, pa.ChunkedArray):  # of no rows
        whole = pa.array([], column.type)
    return whole


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
