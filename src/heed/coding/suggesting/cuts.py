"""Where a score is large enough, and how often a label was right at such a score.

Both are learnt from how the lines judge texts of the training part whose writers they
know nothing of. The test part is never looked at.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from sklearn.linear_model import LogisticRegression

FEWEST = 10  # texts with the label; of fewer, nothing is learnt about it alone
RARE = 40  # texts; labels with fewer give the cut that thin labels lean on
LEAN = 20  # texts with a label that weigh as much as the cut it leans on
TOWARDS_ALL = 0.25
TRIED = np.arange(0.05, 0.605, 0.01)


@dataclass(frozen=True)
class Cuts:
    """For each label a cut, and slope and offset of its likelihood (NaN: unknown)."""

    at: np.ndarray
    curves: np.ndarray  # labels by 2

    def likelihoods(self, scores: np.ndarray) -> np.ndarray:
        """The share of texts kept aside that had the label at such scores.

        NaN where too few had it for this to be known.
        """
        with np.errstate(over="ignore"):
            return 1 / (1 + np.exp(-(scores * self.curves[:, 0] + self.curves[:, 1])))


def learn_cuts(scores: np.ndarray, marks: np.ndarray) -> Cuts:
    """Cuts and curves from scores by lines that had not learnt from the text's writer.

    The best cut of few texts overfits, so a label leans on the cut that is best for all
    rare labels, the more the fewer texts it has. A cut below the one that is best over
    all decisions together goes a quarter of the way up to it: cuts that are best for
    each label by itself propose too much in all.
    """
    has = marks.sum(axis=0)
    learnable = (has >= FEWEST) & (has < len(marks))
    curves = np.full((marks.shape[1], 2), np.nan, np.float32)
    at = np.full(marks.shape[1], _for_rare(scores, marks))
    for label in np.flatnonzero(learnable):
        own = _best_cut(scores[:, label], marks[:, label])
        share = has[label] / (has[label] + LEAN)
        at[label] = share * own + (1 - share) * at[label]
        curves[label] = _curve(scores[:, label], marks[:, label])
    together = _tried(lambda cut: _f1(scores > cut, marks))
    at += TOWARDS_ALL * np.maximum(together - at, 0)
    return Cuts(at.astype(np.float32), curves)


def _for_rare(scores: np.ndarray, marks: np.ndarray) -> float:
    """One cut for all rare labels, with the highest mean of their F1."""
    has = marks.sum(axis=0)
    some = (has > 1) & (has < RARE)
    if not some.any():
        some = has > 1
    scores, marks = scores[:, some], marks[:, some]
    if not scores.size:
        return 0.5

    def mean_f1(cut: float) -> float:
        proposed = scores > cut
        right = (proposed & marks).sum(axis=0)
        return float((2 * right / (proposed.sum(axis=0) + marks.sum(axis=0))).mean())

    return _tried(mean_f1)


def _tried(how_good: Callable[[float], float]) -> float:
    return float(TRIED[int(np.argmax([how_good(cut) for cut in TRIED]))])


def _f1(proposed: np.ndarray, marks: np.ndarray) -> float:
    both = proposed.sum() + marks.sum()
    return float(2 * (proposed & marks).sum() / both) if both else 0.0


def _best_cut(scores: np.ndarray, has_it: np.ndarray) -> float:
    """The cut with the highest F1: half way between the last text in and the next."""
    order = np.argsort(-scores, kind="stable")
    right = np.cumsum(has_it[order])
    f1 = 2 * right / (np.arange(1, len(order) + 1) + has_it.sum())
    last = int(f1.argmax())
    after = min(last + 1, len(order) - 1)
    return float(scores[order[last]] + scores[order[after]]) / 2


def _curve(scores: np.ndarray, has_it: np.ndarray) -> tuple[float, float]:
    fitted = LogisticRegression(C=1e3).fit(scores[:, None], has_it)
    return float(fitted.coef_[0, 0]), float(fitted.intercept_[0])
