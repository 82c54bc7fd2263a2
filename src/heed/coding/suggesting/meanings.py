"""What words mean, as 384 numbers each from the sentence model, and texts by them.

Each different word is given to the sentence model once, alone; a text is the weighted
mean of its words. Whole texts take it five times as long and gave little more.
"""

from collections.abc import Callable, Sequence

import numpy as np
import scipy.sparse as sp

from heed.coding.suggesting.vectors import WIDTH, SentenceVectors, Tell

MOST_WORDS = 50_000


class Meanings:
    """Vectors of words, each made once. Make one for each piece of work.

    What was looked at before can change a vector's last digit, so that a model would
    depend on it.
    """

    def __init__(
        self, sentences: SentenceVectors, tell: Tell = lambda done, all_: None
    ) -> None:
        self._sentences, self._tell = sentences, tell
        self._place: dict[str, int] = {}
        self._vectors = np.zeros((0, WIDTH), np.float32)

    def of(
        self, texts: Sequence[Sequence[str]], weight: Callable[[str], float]
    ) -> np.ndarray:
        """Texts, each as its words, by 384: sums of their words' vectors by weight."""
        self._learn({word for words in texts for word in words})
        weights = [weight(word) for words in texts for word in words]
        places = [self._place[word] for words in texts for word in words]
        ends = np.cumsum([0, *map(len, texts)])
        shape = (len(texts), len(self._vectors))
        table = sp.csr_matrix((np.array(weights, np.float32), places, ends), shape)
        return table @ self._vectors

    def _learn(self, words: set[str]) -> None:
        if len(self._place) > MOST_WORDS:
            self._place, self._vectors = {}, np.zeros((0, WIDTH), np.float32)
        new = sorted(words - self._place.keys())
        self._place |= {word: at for at, word in enumerate(new, len(self._place))}
        vectors = self._sentences.of(new, self._tell)
        self._vectors = np.concatenate([self._vectors, vectors])


def meanings_by(source: SentenceVectors | Meanings) -> Meanings:
    """New meanings by a sentence model; those that are given stay as they are."""
    return source if isinstance(source, Meanings) else Meanings(source)
