"""Tables whose counts somebody else stated, taken only if they add up."""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import ArrayLike

from heedstats.answers import KINDS, Missing
from heedstats.errors import DoesNotAddUp, Refusal
from heedstats.tables.table import Base, Counts, Table, percent


def stated_table(
    *,
    rows: Sequence[str],
    columns: Sequence[str],
    counts: ArrayLike,
    base: Base,
    row_totals: Sequence[int] | None = None,
    column_totals: Sequence[int] | None = None,
    group_sizes: Sequence[int] | None = None,
    missing: Mapping[Missing, Sequence[int]] | None = None,
    title: str = "",
) -> Table:
    """A table from counts and the totals that were stated with them.

    Shapes: ``counts`` is rows by columns; totals are one number per row or column.
    Missing: ``group_sizes`` is how many people each column has; whoever did not
    answer is stated in ``missing`` by kind, since nobody can be left unexplained.
    Errors: :class:`DoesNotAddUp` naming every row and column that does not fit.
    Checked against: both published category tables (by setting and by method), also
    without their row *Outcome*, which is refused.
    """
    grid = np.asarray(counts, dtype=np.int64).reshape(len(rows), len(columns))
    absent = _absent(missing or {}, len(columns))
    found = [
        *_misfits("column", columns, grid.sum(axis=0), column_totals),
        *_misfits("row", rows, grid.sum(axis=1), row_totals),
        *_misfits("group", columns, grid.sum(axis=0) + absent.sum(axis=0), group_sizes),
    ]
    if found:
        raise DoesNotAddUp(found)
    return Table(
        rows=tuple(rows),
        columns=tuple(columns),
        counts=grid,
        answered=grid.sum(axis=0),
        missing=absent,
        base=base,
        title=title,
    )


def table_from_records(
    records: Sequence[Mapping[str, str]],
    *,
    label: str,
    base: Base = Base.MENTIONS,
    total_row: str | None = "Grand total",
    total_column: str | None = "total",
    percent_column: str | None = "total_pct",
    title: str = "",
) -> Table:
    """A table from the lines of a file, each a row of counts; totals are checked.

    ``label`` is the field with the row's name; every other field is a column but for
    the stated total and its percentage, which may be absent. To take counts that
    state no totals at all, give ``total_row=None`` and ``total_column=None``.
    Missing: an empty or suppressed field is refused, since it is no count.
    Errors: :class:`DoesNotAddUp`; :class:`Refusal` where there is nothing to hold
    the counts against, or a field is not a whole number.
    """
    if not records or any(label not in record for record in records):
        raise Refusal(f"Each line of the table has a field {label!r}.")
    besides = {label, total_column, percent_column}
    columns = [name for name in records[0] if name not in besides]
    body = [record for record in records if record[label] != total_row]
    totals = [record for record in records if record[label] == total_row]
    has_totals = total_column is not None and total_column in records[0]
    if (total_row or total_column) and not totals and not has_totals:
        raise Refusal("The table states no totals, so nothing shows that it is whole.")
    table = stated_table(
        rows=[record[label] for record in body],
        columns=columns,
        counts=[[_whole(record, name) for name in columns] for record in body],
        base=base,
        row_totals=[_whole(r, str(total_column)) for r in body] if has_totals else None,
        column_totals=[_whole(totals[0], n) for n in columns] if totals else None,
        title=title,
    )
    _check_whole(table, records, label, total_row, total_column, percent_column)
    return table


def _check_whole(
    table: Table,
    records: Sequence[Mapping[str, str]],
    label: str,
    total_row: str | None,
    total_column: str | None,
    percent_column: str | None,
) -> None:
    """The stated grand total, and stated percentages of it."""
    whole, found = table.total(), []
    sums = {**dict(zip(table.rows, whole.counts[:, 0], strict=True))}
    sums[str(total_row)] = whole.answered[0]
    for record in records:
        name = record[label]
        stated = record.get(str(total_column))
        if name == total_row and stated is not None:
            found += _misfits("total", [name], sums[name], [int(stated)])
        printed = record.get(str(percent_column))
        share = float(percent(sums[name], whole.answered[0], 1))
        if printed is not None and float(printed) != share:
            found.append(f"The row “{name}” is {share}% of all, not {printed}%.")
    if found:
        raise DoesNotAddUp(found)


def _misfits(
    what: str, names: Sequence[str], sums: Counts, stated: Sequence[int] | None
) -> list[str]:
    if stated is None:
        return []
    if len(stated) != len(names):
        raise Refusal(f"There is one stated number for each {what}.")
    pairs = zip(names, np.atleast_1d(sums).tolist(), stated, strict=True)
    return [_misfit(what, name, s, total) for name, s, total in pairs if s != total]


def _misfit(what: str, name: str, found: int, stated: int) -> str:
    gap = abs(found - stated)
    words = f"{gap} missing" if found < stated else f"{gap} too many"
    if what == "group":
        return (
            f"The group “{name}” has {stated} people, but {found} are accounted for "
            f"({words}): say who skipped, was not shown or did not reach the question."
        )
    return (
        f"The {what} “{name}” adds up to {found}, but its stated total is {stated} "
        f"({words})."
    )


def _absent(missing: Mapping[Missing, Sequence[int]], width: int) -> Counts:
    rows = [missing.get(kind, [0] * width) for kind in KINDS]
    return np.asarray(rows, dtype=np.int64).reshape(3, width)


def _whole(record: Mapping[str, str], name: str) -> int:
    try:
        return int(record[name])
    except (KeyError, TypeError, ValueError) as error:
        raise Refusal(f"The field {name!r} holds whole numbers only.") from error
