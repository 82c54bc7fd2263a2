"""Questions with several answers, as a column of ticks for each answer."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import ArrayLike

from heedstats.answers import Answers
from heedstats.errors import Refusal
from heedstats.tables.counting import cross
from heedstats.tables.table import Base, Table

TICKS = ("not ticked", "ticked")


def ticked(
    ticks: Mapping[str, ArrayLike],
    *,
    by: Answers,
    base: Base = Base.GROUP,
    title: str = "",
) -> Table:
    """How many people ticked each answer, by group.

    Meaning: a person may stand in several rows, so rows do not add up to the base.
    Shapes: each answer has one number per person: 1 ticked, 0 not ticked, or a kind
    of missing, which is the same in all columns since the question is one.
    Missing: three rows of their own; people without a group are columns of their own.
    Errors: :class:`Refusal` where the columns disagree about who is missing.
    Formula: one cross-tabulation for each answer.
    Checked against: counting one by one.
    """
    if not ticks:
        raise Refusal("A question with several answers has answers.")
    each = [cross(Answers.from_codes(one, TICKS), by=by) for one in ticks.values()]
    first = each[0]
    if any(np.any(one.missing != first.missing) for one in each):
        raise Refusal("One question is missing for the same people in each column.")
    return Table(
        rows=tuple(ticks),
        columns=first.columns,
        counts=np.stack([one.counts[1] for one in each]),
        answered=first.answered,
        missing=first.missing,
        base=base,
        title=title,
        several=True,
    )
