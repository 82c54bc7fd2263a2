"""Fits one line a label: ridge regression on all texts at once, every text judged too.

All labels share one table of how alike the texts are, which is turned inside out once.
From it follows, without another fit, what each text would have been given by a model
that had learnt nothing from its writer: the cuts are learnt from that.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.linalg import lapack

from heed.coding.suggesting.features import Features, Seen, learn_features
from heed.coding.suggesting.meanings import Meanings

# Chosen by three folds inside the training part of one split (docs/reference).
STRICTNESS = 2.0
FEWEST_TO_LEARN = 2
# The table of this many texts takes 256 MB. Of more, these are drawn by lot.
MOST_TEXTS = 8_000


@dataclass(frozen=True)
class Lines:
    """What was fitted: features, and for each label a weight a feature and an offset.

    What a line gives is near the share of such texts that have the label.
    """

    features: Features
    of_words: np.ndarray  # labels by terms, float32
    of_parts: np.ndarray  # labels by parts of words, float32
    of_meanings: np.ndarray  # labels by 384, float32
    offsets: np.ndarray  # labels

    def scores(self, texts: Sequence[str], meanings: Meanings) -> np.ndarray:
        """Texts by labels: how much each text is like those that have the label."""
        seen = self.features.of(texts, meanings)
        found = seen.words @ self.of_words.T + seen.parts @ self.of_parts.T
        # Not "@", which adds up in another order on more threads or with other texts.
        found += np.einsum("tv,lv->tl", seen.meanings, self.of_meanings)
        return found + self.offsets


@dataclass(frozen=True)
class Fitted:
    """Lines, and how each text is judged by lines that know nothing of its writer."""

    lines: Lines
    places: np.ndarray  # of the texts that were learnt from
    aside: np.ndarray  # these texts by labels


def fit(
    texts: Sequence[str],
    writers: Sequence[str],
    marks: np.ndarray,
    meanings: Meanings,
    *,
    strictness: float = STRICTNESS,
) -> Fitted:
    """Learn every label; one with fewer than two texts is given to no text."""
    places = _drawn(_distinct(texts, marks))
    features, seen = learn_features([texts[at] for at in places], meanings)
    has_it = marks[places].astype(np.float32)
    offsets = has_it.mean(axis=0)
    inside_out = _inverse(seen.alike(), strictness)
    weights = inside_out @ (has_it - offsets)
    aside = has_it - _unexplained(inside_out, weights, [writers[at] for at in places])
    lines = _lines(features, seen, weights, offsets)
    too_few = has_it.sum(axis=0) < FEWEST_TO_LEARN
    for part in (lines.of_words, lines.of_parts, lines.of_meanings):
        part[too_few] = 0
    lines.offsets[too_few] = -1
    return Fitted(lines, places, aside)


def _distinct(texts: Sequence[str], marks: np.ndarray) -> np.ndarray:
    """The first of all rows with the same words and labels.

    One short text that stands there a thousand times ("Did not answer") teaches no more
    than once, and made the fitting take twice as long for the same F1.
    """
    first: dict[tuple[str, bytes], int] = {}
    for at, text in enumerate(texts):
        first.setdefault((text, marks[at].tobytes()), at)
    return np.array(list(first.values()))


def _drawn(places: np.ndarray) -> np.ndarray:
    if len(places) <= MOST_TEXTS:
        return places
    return np.sort(np.random.default_rng(0).permutation(places)[:MOST_TEXTS])


def _inverse(alike: np.ndarray, strictness: float) -> np.ndarray:
    """The inverse of the table with the strictness added to its diagonal."""
    alike[np.diag_indices_from(alike)] += strictness
    triangle, failed = lapack.spotrf(alike, lower=1, overwrite_a=1)
    if not failed:
        triangle, failed = lapack.spotri(triangle, lower=1, overwrite_c=1)
    if failed:
        raise np.linalg.LinAlgError("The table of likeness has no inverse.")
    found = np.tril(triangle)
    found += np.tril(triangle, -1).T
    return found


def _unexplained(
    inside_out: np.ndarray, weights: np.ndarray, writers: Sequence[str]
) -> np.ndarray:
    """What is left of each text's marks by a fit without its writer's texts.

    For a writer's rows g it is (A⁻¹)gg⁻¹ · (A⁻¹ y)g, A the table with its diagonal: the
    closed form of leaving a group out (Rasmussen and Williams 2006, 5.4.2, for one
    row), checked in the tests against fits that do leave it out.
    """
    left = np.empty_like(weights)
    rows: dict[str, list[int]] = {}
    for at, writer in enumerate(writers):
        rows.setdefault(writer, []).append(at)
    for group in map(np.array, rows.values()):
        own = inside_out[np.ix_(group, group)]
        left[group] = np.linalg.solve(own, weights[group])
    return left


def _lines(
    features: Features, seen: Seen, weights: np.ndarray, offsets: np.ndarray
) -> Lines:
    return Lines(
        features,
        np.ascontiguousarray((seen.words.T @ weights).T),
        np.ascontiguousarray((seen.parts.T @ weights).T),
        np.ascontiguousarray((seen.meanings.T @ weights).T),
        offsets,
    )
