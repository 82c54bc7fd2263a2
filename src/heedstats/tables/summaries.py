"""Means and medians of numbers, with what is missing beside them."""

from dataclasses import asdict, dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from heedstats.answers import KINDS, Answers
from heedstats.errors import Refusal
from heedstats.intervals import Interval, of_mean, of_median


@dataclass(frozen=True)
class Summary:
    """Numbers of one group, in their own unit; NaN where there are too few.

    ``n`` is the base: those who answered. ``missing`` has how many skipped, were not
    shown, and did not reach the question.
    """

    group: str
    n: int
    missing: tuple[int, int, int]
    mean: float
    sd: float
    mean_interval: Interval
    median: float
    quartiles: tuple[float, float]
    median_interval: Interval
    least: float
    most: float

    def record(self) -> dict[str, Any]:
        """As a plain record; the kinds of missing by name, ``None`` for no number."""
        plain = {name: _plain(value) for name, value in asdict(self).items()}
        plain["missing"] = {
            kind.word: count for kind, count in zip(KINDS, self.missing, strict=True)
        }
        return plain


def summary(
    values: ArrayLike,
    *,
    state: ArrayLike | None = None,
    group: str = "All",
    confidence: float = 0.95,
) -> Summary:
    """Mean and median of the numbers of one group, each with its interval.

    Shapes: ``values`` and ``state`` have one number per person; ``state`` is 0 for
    who answered, else the kind of missing (it may be left out where all answered).
    Missing: NaN exactly where ``state`` says that there is no answer.
    Errors: :class:`Refusal` where the two disagree: a blank is of no kind.
    Formula: sd with ``n - 1``; quartiles by linear interpolation (type 7 of Hyndman
    and Fan, Am Stat 1996;50:361); intervals as in :mod:`heedstats.intervals`.
    Checked against: statistics of the standard library.
    """
    x = np.asarray(values, dtype=np.float64)
    kinds = np.zeros(len(x), np.int16) if state is None else np.asarray(state, np.int16)
    if kinds.shape != x.shape or np.any(np.isnan(x) != (kinds < 0)):
        raise Refusal("A number that is not there says which kind of missing it is.")
    answered = x[kinds >= 0]
    n = len(answered)
    low, middle, high = (
        np.quantile(answered, (0.25, 0.5, 0.75)) if n else (np.nan, np.nan, np.nan)
    )
    return Summary(
        group=group,
        n=n,
        missing=_kinds(kinds),
        mean=float(answered.mean()) if n else np.nan,
        sd=float(answered.std(ddof=1)) if n > 1 else np.nan,
        mean_interval=of_mean(answered, confidence),
        median=float(middle),
        quartiles=(float(low), float(high)),
        median_interval=of_median(answered, confidence),
        least=float(answered.min()) if n else np.nan,
        most=float(answered.max()) if n else np.nan,
    )


def summaries(
    values: ArrayLike,
    *,
    by: Answers,
    state: ArrayLike | None = None,
    confidence: float = 0.95,
) -> list[Summary]:
    """The same for each group.

    Missing: people without a group come last, by kind; otherwise as for
    :func:`summary`. Shapes: all three have one value per person.
    """
    x = np.asarray(values, dtype=np.float64)
    kinds = np.zeros(len(x), np.int16) if state is None else np.asarray(state, np.int16)
    if len(by) != len(x):
        raise Refusal("Numbers and groups are those of the same people.")
    groups = [(code, name) for code, name in enumerate(by.choices)]
    groups += [(kind, kind.label) for kind in KINDS if np.any(by.codes == kind)]
    return [
        summary(
            x[by.codes == code],
            state=kinds[by.codes == code],
            group=name,
            confidence=confidence,
        )
        for code, name in groups
    ]


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if isinstance(value, float):
        return None if np.isnan(value) else float(value)
    return value


def _kinds(state: NDArray[np.int16]) -> tuple[int, int, int]:
    skipped, not_shown, not_reached = (int(np.sum(state == kind)) for kind in KINDS)
    return skipped, not_shown, not_reached
