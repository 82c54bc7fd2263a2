"""What the model sees of a text: its words and pairs of words, and its vector."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import scipy.sparse as sp
from sklearn.feature_extraction.text import TfidfVectorizer

# A change of these is a change of what a stored model means: give FORMAT a new number.
SETTINGS: dict[str, Any] = {
    "ngram_range": (1, 2),
    "sublinear_tf": True,
    "strip_accents": None,
    "lowercase": True,
    "dtype": np.float32,
}


class Words:
    """Words and pairs, weighted by how rare they are in the texts learnt from."""

    def __init__(self, terms: Sequence[str], rarity: np.ndarray) -> None:
        self.terms, self.rarity = list(terms), np.asarray(rarity, np.float32)
        self._vectoriser = TfidfVectorizer(
            vocabulary={term: at for at, term in enumerate(self.terms)}, **SETTINGS
        )
        self._vectoriser.idf_ = self.rarity

    @classmethod
    def learnt_from(cls, texts: Sequence[str]) -> "Words":
        """The terms of these texts."""
        learnt = TfidfVectorizer(**SETTINGS).fit(texts)
        return cls(learnt.get_feature_names_out().tolist(), learnt.idf_)

    def of(self, texts: Sequence[str]) -> sp.csr_matrix:
        """Texts by terms, sparse; each row of length one, or empty."""
        return self._vectoriser.transform(texts)


def together(words: sp.csr_matrix, vectors: np.ndarray) -> sp.csr_matrix:
    """Words and vectors side by side, as the fitting wants them."""
    both = sp.hstack([words, sp.csr_matrix(vectors)], format="csr")
    return both.astype(np.float64)
