"""What the model sees of a text: its words, parts of its words, and what they mean.

Parts of words know a word that is spelt otherwise; meanings know a word never seen.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
import scipy.sparse as sp
from sklearn.feature_extraction.text import TfidfVectorizer

from heed.coding.suggesting.meanings import Meanings

# A change of these is a change of what a stored model means: give FORMAT a new number.
WORDS: dict[str, Any] = {"ngram_range": (1, 2), "sublinear_tf": True}
SHORTEST_PART, LONGEST_PART = 2, 5
FEWEST_WITH_PART = 2
_WORD = re.compile(r"\b\w\w+\b")


@lru_cache(maxsize=100_000)
def _parts_of_word(word: str) -> tuple[str, ...]:
    """Its runs of letters, begin and end marked by a space."""
    marked = f" {word} "
    lengths = range(SHORTEST_PART, min(LONGEST_PART, len(marked)) + 1)
    return tuple(
        marked[at : at + length]
        for length in lengths
        for at in range(len(marked) - length + 1)
    )


def parts(text: str) -> list[str]:
    """The parts of all words of a text, in small letters."""
    return [part for word in text.lower().split() for part in _parts_of_word(word)]


PARTS: dict[str, Any] = {"analyzer": parts, "sublinear_tf": True}


class Terms:
    """Terms of one kind, weighted by how rare they are in the texts learnt from."""

    def __init__(
        self, terms: Sequence[str], rarity: np.ndarray, settings: dict[str, Any]
    ) -> None:
        self.terms, self.rarity = list(terms), np.asarray(rarity, np.float32)
        self._vectoriser = TfidfVectorizer(
            vocabulary={term: at for at, term in enumerate(self.terms)},
            dtype=np.float32,
            **settings,
        )
        self._vectoriser.idf_ = self.rarity

    def of(self, texts: Sequence[str]) -> sp.csr_matrix:
        """Texts by terms, sparse; each row of length one, or empty."""
        return self._vectoriser.transform(texts)


@dataclass(frozen=True)
class Seen:
    """Texts by features: words, parts of words and meanings, each of length one."""

    words: sp.csr_matrix
    parts: sp.csr_matrix
    meanings: np.ndarray

    def alike(self) -> np.ndarray:
        """Texts by texts: how alike any two are, float32."""
        found = (self.words @ self.words.T).toarray()
        found += (self.parts @ self.parts.T).toarray()
        found += self.meanings @ self.meanings.T
        return found


@dataclass(frozen=True)
class Features:
    """The terms of the texts learnt from, and the middle of their meanings."""

    words: Terms
    parts: Terms
    middle: np.ndarray  # 384, float32

    def of(self, texts: Sequence[str], meanings: Meanings) -> Seen:
        """What is seen of these texts."""
        return Seen(
            self.words.of(texts),
            self.parts.of(texts),
            of_length_one(_meant(texts, self.words, meanings) - self.middle),
        )


def learn_features(texts: Sequence[str], meanings: Meanings) -> tuple[Features, Seen]:
    """The features of these texts, and what is seen of each."""
    words, by_words = _learn_terms(texts, WORDS, fewest=1)
    parts_, by_parts = _learn_terms(texts, PARTS, fewest=FEWEST_WITH_PART)
    meant = _meant(texts, words, meanings)
    features = Features(words, parts_, meant.mean(axis=0))
    return features, Seen(by_words, by_parts, of_length_one(meant - features.middle))


def of_length_one(rows: np.ndarray) -> np.ndarray:
    """The same directions; a row of nothing stays so."""
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return rows / np.maximum(lengths, np.float32(1e-9))


def _learn_terms(
    texts: Sequence[str], settings: dict[str, Any], *, fewest: int
) -> tuple[Terms, sp.csr_matrix]:
    learnt = TfidfVectorizer(min_df=fewest, dtype=np.float32, **settings)
    seen = learnt.fit_transform(texts)
    return Terms(learnt.get_feature_names_out().tolist(), learnt.idf_, settings), seen


def _meant(texts: Sequence[str], words: Terms, meanings: Meanings) -> np.ndarray:
    """The mean meaning of each text's words, the rare ones weighing more.

    A word that was never learnt from weighs like the rarest.
    """
    rarity = dict(zip(words.terms, words.rarity.tolist(), strict=True))
    unknown = max(rarity.values())
    return of_length_one(
        meanings.of(
            [_WORD.findall(text.lower()) for text in texts],
            lambda word: rarity.get(word, unknown),
        )
    )
