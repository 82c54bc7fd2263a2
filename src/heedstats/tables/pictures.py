"""The numbers and the sentence of a figure; drawing it is somebody else's work."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from heedstats.errors import Refusal
from heedstats.tables.table import Base, Table


@dataclass(frozen=True)
class Spread:
    """One group's ordered answers in per cent, and the two sides added up.

    ``middle`` is the answer between the sides, where there is one. A percentage that
    has no base is ``None``.
    """

    group: str
    percents: tuple[float | None, ...]
    counts: tuple[int, ...]
    low_side: float | None
    middle: float | None
    high_side: float | None
    base_words: str
    missing: int


@dataclass(frozen=True)
class DivergingBars:
    """What diverging stacked bars show: ordered answers of several groups."""

    title: str
    answers: tuple[str, ...]
    spreads: tuple[Spread, ...]
    sentence: str


@dataclass(frozen=True)
class Dot:
    """One group's share with its interval, in per cent; ``None`` without a base."""

    group: str
    value: float | None
    low: float | None
    high: float | None
    base_words: str


@dataclass(frozen=True)
class DotPlot:
    """What a dot plot with intervals shows."""

    title: str
    dots: tuple[Dot, ...]
    sentence: str


def diverging(table: Table, *, decimals: int = 1) -> DivergingBars:
    """Ordered answers as bars that part in the middle.

    Meaning: the first half of the rows is one side, the last half the other; with an
    odd number the middle row belongs to neither.
    Missing: who gave no answer is in no bar; each sentence counts them, and on the
    base group the bars are shorter by them.
    Errors: :class:`Refusal` for several answers, mentions, or fewer than two rows.
    Checked against: the published 77 per cent who find it hard to raise concerns.
    """
    if table.several or table.base is Base.MENTIONS or len(table.rows) < 2:
        raise Refusal("Bars that part in the middle show one ordered answer a person.")
    spreads = tuple(_spread(table, c, decimals) for c in range(len(table.columns)))
    return DivergingBars(
        title=table.title,
        answers=table.rows,
        spreads=spreads,
        sentence=" ".join(_sentence(table.rows, spread) for spread in spreads),
    )


def share_dots(
    table: Table, answers: Sequence[str], *, confidence: float = 0.95
) -> DotPlot:
    """The share of some answers in each group as dots with Wilson's intervals.

    Missing and errors as for :meth:`heedstats.tables.Table.share`.
    """
    dots = tuple(
        _dot(table, column, answers, confidence) for column in range(len(table.columns))
    )
    what = " or ".join(f"“{name}”" for name in answers)
    told = "; ".join(_told(dot) for dot in dots)
    level = f"{100 * confidence:g}%"
    return DotPlot(
        title=table.title,
        dots=dots,
        sentence=f"Answered {what}, with {level} intervals: {told}.",
    )


def _spread(table: Table, column: int, decimals: int) -> Spread:
    counts, size = table.counts[:, column], len(table.rows)
    half = size // 2
    names = table.rows
    low, high = names[:half], names[-half:]
    middle = names[half : size - half]
    exact = table.percent(decimals=decimals)[:, column]
    return Spread(
        group=table.columns[column],
        percents=tuple(_number(share) for share in exact),
        counts=tuple(int(count) for count in counts),
        low_side=_number(table.share(low, column).percent),
        middle=_number(table.share(middle, column).percent) if middle else None,
        high_side=_number(table.share(high, column).percent),
        base_words=table.base_words(column),
        missing=int(table.missing[:, column].sum()),
    )


def _sentence(answers: Sequence[str], spread: Spread) -> str:
    if spread.low_side is None or spread.high_side is None:
        return f"{spread.group}: nobody to show."
    missing = f"; {spread.missing} gave no answer" if spread.missing else ""
    middle = ""
    if spread.middle is not None:
        middle = f", {spread.middle:.1f}% in the middle"
    return (
        f"{spread.group}: "
        f"{spread.low_side:.1f}% on the side of “{answers[0]}”{middle}, "
        f"{spread.high_side:.1f}% on the side of “{answers[-1]}” "
        f"({spread.base_words}{missing})."
    )


def _dot(table: Table, column: int, answers: Sequence[str], confidence: float) -> Dot:
    share = table.share(answers, column, confidence)
    return Dot(
        group=table.columns[column],
        value=_number(share.percent),
        low=_number(share.low),
        high=_number(share.high),
        base_words=table.base_words(column),
    )


def _told(dot: Dot) -> str:
    if dot.value is None:
        return f"{dot.group} nobody to show"
    ends = ""
    if dot.low is not None and dot.high is not None:
        ends = f", {dot.low:.1f} to {dot.high:.1f}%"
    return f"{dot.group} {dot.value:.1f}%{ends} ({dot.base_words})"


def _number(value: float) -> float | None:
    return None if np.isnan(value) else float(value)
