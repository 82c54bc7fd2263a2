"""The published recipe for such comments, made again from its description.

pxtextmining (NHS England, MIT) describes its final SVC: the usual TF-IDF of single
words; for each label a support vector machine with a radial kernel, C 15, balanced,
with probabilities, at most 1,000 iterations and a cache of 1 GB; a text without a
label gets the most probable one. Its search for these settings is not timed here.
"""

import warnings
from collections.abc import Sequence

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.svm import SVC


class PublishedRecipe:
    """Learns labels of texts as published."""

    def fit(self, texts: Sequence[str], marks: np.ndarray) -> "PublishedRecipe":
        """Learn; a label that no text has, or all have, needs no machine."""
        self.words = TfidfVectorizer()
        features = self.words.fit_transform(texts)
        self.machines: list[SVC | None] = []
        for has_it in marks.T:
            machine = None
            if 0 < has_it.sum() < len(has_it):
                machine = self._machine().fit_quietly(features, has_it)
            self.machines.append(machine)
        return self

    def predict(self, texts: Sequence[str]) -> np.ndarray:
        """Texts by labels, at least one label each."""
        features = self.words.transform(texts)
        labels = np.zeros((len(texts), len(self.machines)), bool)
        likely = np.zeros_like(labels, float)
        for at, machine in enumerate(self.machines):
            if machine is not None:
                labels[:, at] = machine.predict(features)
                likely[:, at] = machine.predict_proba(features)[:, 1]
        without = ~labels.any(axis=1)
        labels[without, likely[without].argmax(axis=1)] = True
        return labels

    def _machine(self) -> "_QuietSVC":
        return _QuietSVC(
            C=15,
            class_weight="balanced",
            probability=True,
            max_iter=1000,
            cache_size=1000,
        )


class _QuietSVC(SVC):
    """That it stops at 1,000 iterations, and how it makes probabilities, is as told."""

    def fit_quietly(self, features: object, has_it: np.ndarray) -> "_QuietSVC":
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return self.fit(features, has_it)
