"""Questions with several answers as tables: people who ticked, and all that was ticked.

“Of all people” and “of all mentions” answer different questions, so both can be had;
a person ticks each answer once, so the counts are the same and the bases are not.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from heedstats.answers import Missing
from heedstats.tables import Base, Table


def ticked_table(
    rows: Sequence[str],
    column: str,
    counts: Sequence[Sequence[int]],
    answered: int,
    missing: Mapping[Missing, Sequence[int]],
    *,
    title: str,
) -> Table:
    """How many people ticked each answer, on the base of the group."""
    return Table(
        rows=tuple(rows),
        columns=(column,),
        counts=np.array(counts, dtype=np.int64).reshape(len(rows), 1),
        answered=np.array([answered], dtype=np.int64),
        missing=np.array([missing[kind] for kind in Missing], dtype=np.int64),
        base=Base.GROUP,
        title=title,
        several=True,
    )


def mentions_of(table: Table) -> Table:
    """The same ticks on the base of everything that was ticked; nobody is missing."""
    return replace(
        table,
        answered=table.counts.sum(axis=0),
        missing=np.zeros_like(table.missing),
        base=Base.MENTIONS,
        several=False,
    )
