"""The rows of a fieldwork's dataset, from whichever store they are read."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any

from heed.foundation.ids import shuffle
from heed.responses.models import Fieldwork
from heed.responses.queries.shared import KEPT, shared_answers, shared_responses
from heed.warehouse.counting import lacking_rows
from heed.warehouse.dataset import Streamed, Value
from heed.warehouse.layout import rows_of as rows_of_table
from heed.warehouse.layout import who
from heed.warehouse.stored import Stored, stored

AsRow = Callable[[dict[str, Any]], Sequence[Value]]


def rows_of(
    fieldwork: Fieldwork, as_row: AsRow
) -> Sequence[Sequence[Value]] | Streamed:
    """All rows, shuffled; read from the analysis store they are not held together.

    What came in windows that are still open is held all the same, since it must not
    stand at the end.
    """
    with stored(fieldwork) as there:
        if there is None:
            return _all_at_once(fieldwork, as_row)
        count = there.dataset.count_rows() + _rest(fieldwork, there).count()
    return Streamed(count, partial(_streamed, fieldwork, as_row))


def _all_at_once(fieldwork: Fieldwork, as_row: AsRow) -> list[Sequence[Value]]:
    rows = [as_row(row) for row in shared_answers(fieldwork)]
    shuffle(rows)
    return rows


def _streamed(fieldwork: Fieldwork, as_row: AsRow) -> Iterator[Sequence[Value]]:
    with stored(fieldwork) as there:
        if there is None:  # it is being made anew
            yield from _all_at_once(fieldwork, as_row)
            return
        rest = {who(row.pop("id")): row for row in _rest(fieldwork, there)}
        for begin, end, table in there.in_parts():
            rows = [as_row(row) for row in rows_of_table(table)]
            rows += [as_row(rest[name]) for name in rest if begin <= name < end]
            shuffle(rows)
            yield from rows


def _rest(fieldwork: Fieldwork, there: Stored) -> Any:
    """What came in windows that the analysis store lacks."""
    shared = shared_responses(fieldwork).filter(lacking_rows(fieldwork, there))
    return shared.values("id", *KEPT, "answers")
