"""A trained model: which codes it proposes for a text, as drafts for a person."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from heed.coding.suggesting.cuts import Cuts
from heed.coding.suggesting.fitting import Lines
from heed.coding.suggesting.meanings import Meanings, meanings_by
from heed.coding.suggesting.vectors import SentenceVectors, Tell

TEXTS_AT_ONCE = 10_000

# Meanings that were made once serve many calls; else each call makes its own.
Sentences = SentenceVectors | Meanings


@dataclass(frozen=True)
class Suggestion:
    """One code proposed for one text.

    ``margin`` is how far beyond the code's cut the text lies. ``likelihood`` is the
    share of training texts, kept aside, that had the code at such a margin; None where
    too few had it. Neither says anything about a person's risk.
    """

    code: str
    margin: float
    likelihood: float | None


@dataclass(frozen=True)
class Model:
    """Lines, cuts and the score card that says which codes are switched on."""

    labels: Sequence[str]
    lines: Lines = field(repr=False)
    cuts: Cuts = field(repr=False)
    card: dict[str, Any] = field(repr=False)
    version: str = ""

    @property
    def is_on(self) -> np.ndarray:
        """Which labels are proposed at all: those with enough test texts."""
        return np.array([line["on"] for line in self.card["labels"]], bool)

    def margins(self, texts: Sequence[str], sentences: Sentences) -> np.ndarray:
        """Texts by labels: above zero where the label applies, by the model."""
        return self.lines.scores(texts, meanings_by(sentences)) - self.cuts.at

    def suggest(
        self, texts: Sequence[str], sentences: Sentences
    ) -> list[list[Suggestion]]:
        """For each text the codes that are switched on and apply, surest first."""
        return list(self.suggest_each(texts, sentences))

    def suggest_each(
        self,
        texts: Sequence[str],
        sentences: Sentences,
        tell: Tell = lambda done, all_: None,
    ) -> Iterator[list[Suggestion]]:
        """The same one by one, in little memory however many texts there are."""
        meanings = meanings_by(sentences)
        for begin in range(0, len(texts), TEXTS_AT_ONCE):
            some = [" ".join(text.split()) for text in texts[begin:][:TEXTS_AT_ONCE]]
            yield from self._suggest(some, meanings)
            tell(begin + len(some), len(texts))

    def _suggest(
        self, texts: Sequence[str], meanings: Meanings
    ) -> Iterator[list[Suggestion]]:
        margins = self.margins(texts, meanings)
        likely = self.cuts.likelihoods(margins + self.cuts.at)
        applies = (margins > 0) & self.is_on
        for text in range(len(texts)):
            chosen = np.flatnonzero(applies[text])
            chosen = chosen[np.argsort(-margins[text, chosen], kind="stable")]
            yield [
                Suggestion(
                    self.labels[at],
                    round(float(margins[text, at]), 4),
                    None if np.isnan(likely[text, at]) else round(likely[text, at], 3),
                )
                for at in chosen
            ]
