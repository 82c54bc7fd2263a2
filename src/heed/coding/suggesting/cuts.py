"""Where a margin is large enough, and how often a label was right at such a margin.

Both are learnt from texts that were kept aside inside the training part: each half of
its people is judged by a model of the other half. The test part is never looked at.
"""

from dataclasses import dataclass

import numpy as np
from sklearn.linear_model import LogisticRegression
from threadpoolctl import threadpool_limits

FEWEST = 10  # texts with the label; of fewer, nothing is learnt about its margins
# The best cut of so few texts overfits; half way to it did better on new ones.
TOWARDS_BEST = 0.5


@dataclass(frozen=True)
class Cuts:
    """For each label a cut, and slope and offset of its likelihood (NaN: unknown)."""

    at: np.ndarray
    curves: np.ndarray  # labels by 2

    def likelihoods(self, margins: np.ndarray) -> np.ndarray:
        """The share of texts kept aside that had the label at such margins.

        NaN where too few had it for this to be known.
        """
        with np.errstate(over="ignore"):
            return 1 / (1 + np.exp(-(margins * self.curves[:, 0] + self.curves[:, 1])))


def learn_cuts(margins: np.ndarray, marks: np.ndarray) -> Cuts:
    """Cuts and curves from margins of texts that the fitting had not seen."""
    labels = marks.shape[1]
    at = np.zeros(labels, np.float32)
    curves = np.full((labels, 2), np.nan, np.float32)
    for label in range(labels):
        has_it = marks[:, label]
        if FEWEST <= has_it.sum() < len(has_it):
            at[label] = TOWARDS_BEST * _best_cut(margins[:, label], has_it)
            curves[label] = _curve(margins[:, label], has_it)
    return Cuts(at, curves)


def _best_cut(margins: np.ndarray, has_it: np.ndarray) -> float:
    """The cut with the highest F1: half way between the last text in and the next."""
    order = np.argsort(-margins, kind="stable")
    right = np.cumsum(has_it[order])
    f1 = 2 * right / (np.arange(1, len(order) + 1) + has_it.sum())
    last = int(f1.argmax())
    after = min(last + 1, len(order) - 1)
    return float(margins[order[last]] + margins[order[after]]) / 2


def _curve(margins: np.ndarray, has_it: np.ndarray) -> tuple[float, float]:
    # On one thread: sums of many numbers come out otherwise when threads share them.
    with threadpool_limits(1, "blas"):
        fitted = LogisticRegression(C=1e3).fit(margins[:, None], has_it)
    return float(fitted.coef_[0, 0]), float(fitted.intercept_[0])
