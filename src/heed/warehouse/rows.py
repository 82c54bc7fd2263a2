"""The rows of a fieldwork's dataset, from whichever store they are read."""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from heed.foundation.ids import shuffle
from heed.responses.models import Fieldwork
from heed.responses.queries.shared import KEPT, shared_answers, shared_responses
from heed.warehouse.counting import lacking_rows
from heed.warehouse.dataset import Streamed, Value
from heed.warehouse.layout import who
from heed.warehouse.stored import Stored, stored
from heed.warehouse.whole_columns import Sought, rows_in, whole_columns


def rows_of(
    fieldwork: Fieldwork, sought: Sequence[Sought]
) -> Sequence[Sequence[Value]] | Streamed:
    """All rows, shuffled; read from the analysis store they are not held together.

    What came in windows that are still open is held all the same, since it must not
    stand at the end.
    """
    with stored(fieldwork) as there:
        if there is None:
            return _all_at_once(fieldwork, sought)
        count = there.dataset.count_rows() + _rest(fieldwork, there).count()
    return Streamed(
        count,
        partial(_streamed, fieldwork, sought),
        partial(_columns, fieldwork, sought),
    )


def _all_at_once(
    fieldwork: Fieldwork, sought: Sequence[Sought]
) -> list[Sequence[Value]]:
    rows = [_row(sought, row) for row in shared_answers(fieldwork)]
    shuffle(rows)
    return rows


def _streamed(
    fieldwork: Fieldwork, sought: Sequence[Sought]
) -> Iterator[Sequence[Value]]:
    with stored(fieldwork) as there:
        if there is None:  # it is being made anew
            yield from _all_at_once(fieldwork, sought)
            return
        rest = {who(row.pop("id")): row for row in _rest(fieldwork, there)}
        for begin, end, table in there.in_parts():
            rows = rows_in(table, sought)
            rows += [_row(sought, rest[name]) for name in rest if begin <= name < end]
            shuffle(rows)
            yield from rows


def _columns(fieldwork: Fieldwork, sought: Sequence[Sought]) -> list[NDArray[Any]]:
    with stored(fieldwork) as there:
        if there is None:
            rows = _all_at_once(fieldwork, sought)
            return [np.array(values) for values in zip(*rows, strict=True)]
        return whole_columns(there, list(_rest(fieldwork, there)), sought)


def _row(sought: Sequence[Sought], row: dict[str, Any]) -> list[Value]:
    return [one.value(row) for one in sought]


def _rest(fieldwork: Fieldwork, there: Stored) -> Any:
    """What came in windows that the analysis store lacks."""
    shared = shared_responses(fieldwork).filter(lacking_rows(fieldwork, there))
    return shared.values("id", *KEPT, "answers")
