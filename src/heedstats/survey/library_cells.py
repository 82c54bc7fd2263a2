"""The cells of a weighted table, each asked of the library."""

from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

from heedstats.answers import Answers
from heedstats.intervals import level
from heedstats.survey.design import Survey, refusing, words_of

Array = NDArray[np.float64]
SHOWN = "_shown"


def shares_by_library(
    survey: Survey,
    rows: tuple[str, ...],
    answers: Answers,
    groups: Answers,
    by: str | None,
    confidence: float,
) -> tuple[Array, Array, Array, Array]:
    """Shares, errors and both ends of the intervals, rows by columns.

    Shapes: ``rows`` are the choices, and the kinds of missing where these are shown.
    Missing: a kind that is no row is outside the domain; a cell without people is 0
    among a column with some, and NaN in a column without.
    """
    place = answers.codes.astype(np.int64)
    place = np.where(place < 0, len(answers.choices) - 1 - place, place)
    column = words_of(place, place < len(rows), rows)
    data = survey.sample.data.with_columns(column.alias(SHOWN))
    there = [pl.col(name).is_not_null() for name in (SHOWN, by) if name]
    with refusing():
        found = survey.sample.clone(data=data).estimation.prop(
            SHOWN,
            by=by,
            where=pl.all_horizontal(*there),
            alpha=1 - level(confidence),
        )
    return _grids(found.estimates, rows, groups.choices if by else None)


def _grids(
    estimates: Any, rows: tuple[str, ...], columns: tuple[str, ...] | None
) -> tuple[Array, Array, Array, Array]:
    shape = (4, len(rows), len(columns) if columns else 1)
    grids = np.full(shape, np.nan)
    for one in estimates:
        c = columns.index(str(one.by_level[0])) if columns else 0
        empty = np.isnan(grids[0, :, c])
        grids[:2, empty, c] = 0
        inside = 0 < one.est < 1
        ends = (one.lci, one.uci) if inside else (np.nan, np.nan)
        grids[:, rows.index(str(one.y_level)), c] = (one.est, one.se, *ends)
    share, se, low, high = grids
    return share, se, low, high
