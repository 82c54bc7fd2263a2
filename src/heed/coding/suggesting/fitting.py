"""Fits one line a label: a linear support vector machine, balanced, each for itself."""

import threading
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import scipy.sparse as sp
from sklearn.svm import LinearSVC

from heed.coding.suggesting.features import Words, together

# Chosen on three splits of the patient-feedback comments; 0.1 to 3 differ little.
STRICTNESS, NEAR_ENOUGH = 0.3, 1e-2
FEWEST_TO_LEARN = 2
# All machines of a process draw from one random generator (scikit-learn issue 8410), so
# two that are fitted beside each other take numbers from each other and come out
# otherwise each time, whatever their random_state.
ONE_AT_A_TIME = threading.Lock()


@dataclass(frozen=True)
class Lines:
    """What was fitted: words, and for each label a weight a feature and an offset."""

    words: Words
    of_words: np.ndarray  # labels by terms, float32
    of_vectors: np.ndarray  # labels by 384, float32
    offsets: np.ndarray  # labels

    def margins(self, texts: Sequence[str], vectors: np.ndarray) -> np.ndarray:
        """Texts by labels: how far each text lies on the label's side of its line."""
        by_words = self.words.of(texts) @ self.of_words.T
        # Not "@", which adds up in another order on more threads or with other texts.
        by_vectors = np.einsum("tv,lv->tl", vectors, self.of_vectors)
        return by_words + by_vectors + self.offsets


def fit(texts: Sequence[str], vectors: np.ndarray, marks: np.ndarray) -> Lines:
    """Learn every label; one with fewer than two texts is given to no text."""
    first = _distinct(texts, marks)
    words = Words.learnt_from([texts[at] for at in first])
    features = together(words.of([texts[at] for at in first]), vectors[first])
    chosen = marks[first]

    with ONE_AT_A_TIME:
        lines = [_line(features, has_it) for has_it in chosen.T]
    found = np.array(lines, np.float32)
    ends = len(words.terms)
    return Lines(words, found[:, :ends].copy(), found[:, ends:-1].copy(), found[:, -1])


def _distinct(texts: Sequence[str], marks: np.ndarray) -> list[int]:
    """The first of all rows with the same words and labels.

    One short text that stands there a thousand times ("Did not answer") teaches no more
    than once, and made the fitting take twice as long for the same F1.
    """
    first: dict[tuple[str, bytes], int] = {}
    for at, text in enumerate(texts):
        first.setdefault((text, marks[at].tobytes()), at)
    return list(first.values())


def _line(features: sp.csr_matrix, has_it: np.ndarray) -> np.ndarray:
    """Weights and offset of one label, each side of it weighing the same in all."""
    with_it, in_all = int(has_it.sum()), len(has_it)
    if with_it < FEWEST_TO_LEARN or with_it == in_all:
        always = np.zeros(features.shape[1] + 1)
        always[-1] = 1 if with_it == in_all else -1
        return always
    line = LinearSVC(
        C=STRICTNESS,
        class_weight="balanced",
        tol=NEAR_ENOUGH,
        max_iter=2000,
        random_state=0,
    )
    line.fit(features, has_it)
    return np.append(line.coef_[0], line.intercept_[0])
