"""A fixed set of hard sentences, tried on each new model; what it misses is shown.

It is no test that a model passes: a model that misses here is not mended by it, but
whoever uses its drafts knows what they will not be told.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import yaml

from heed.coding.suggesting.model import Model
from heed.coding.suggesting.vectors import SentenceVectors

FILE = Path(__file__).parent / "data" / "hard-sentences.yaml"


@dataclass(frozen=True)
class HardSentence:
    """Made-up words, what makes them hard, and what a reader would code them as."""

    words: str
    kind: str
    topics: tuple[str, ...]
    not_topics: tuple[str, ...] = ()


@cache
def hard_sentences() -> tuple[tuple[HardSentence, ...], dict[str, frozenset[str]]]:
    """The sentences, and the names that each topic has in the frameworks we know."""
    found = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    sentences = tuple(
        HardSentence(
            one["words"], kind, tuple(one.get("is", [])), tuple(one.get("is_not", []))
        )
        for kind, listed in found["sentences"].items()
        for one in listed
    )
    names = {
        topic: frozenset(name.casefold() for name in names)
        for topic, names in found["topics"].items()
    }
    return sentences, names


def try_hard_sentences(model: Model, sentences: SentenceVectors) -> dict[str, Any]:
    """What a model proposes wrongly, or not at all, for each hard sentence."""
    hard, _ = hard_sentences()
    words = [" ".join(one.words.split()) for one in hard]
    applies = model.margins(words, sentences) > 0
    misses = [
        {"kind": one.kind, "words": one.words, "why": why}
        for one, row in zip(hard, applies, strict=True)
        if (why := _miss(one, row, model))
    ]
    kinds = Counter(one.kind for one in hard)
    missed = Counter(miss["kind"] for miss in misses)
    return {
        "sentences": len(hard),
        "missed": len(misses),
        "by_kind": {k: {"sentences": n, "missed": missed[k]} for k, n in kinds.items()},
        "misses": misses,
    }


def _miss(one: HardSentence, applies: np.ndarray, model: Model) -> str:
    """Why a reader would be let down; empty where they would not."""
    wrong = [at for at in _labels_of(one.not_topics, model) if applies[at]]
    if wrong := [at for at in wrong if model.is_on[at]]:
        return f"proposed {model.labels[wrong[0]]}, which it does not say"
    if not one.topics:
        return ""
    meant = _labels_of(one.topics, model)
    if not meant:
        return f"no code of this model means {' or '.join(one.topics)}"
    if any(applies[at] and model.is_on[at] for at in meant):
        return ""
    if found := [at for at in meant if applies[at]]:
        return f"{model.labels[found[0]]} was found but is switched off"
    return "not proposed: " + " or ".join(model.labels[at] for at in meant)


def _labels_of(topics: Sequence[str], model: Model) -> list[int]:
    _, names = hard_sentences()
    wanted = frozenset[str]().union(*(names[topic] for topic in topics))
    return [at for at, label in enumerate(model.labels) if label.casefold() in wanted]
