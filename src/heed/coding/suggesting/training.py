"""Trains a model on labelled texts and measures it on texts kept aside."""

import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Any

import numpy as np
from threadpoolctl import threadpool_limits

from heed.coding.suggesting.cuts import Cuts, learn_cuts
from heed.coding.suggesting.errors import CannotSuggest
from heed.coding.suggesting.files import fingerprint
from heed.coding.suggesting.fitting import Lines, fit
from heed.coding.suggesting.hard import try_hard_sentences
from heed.coding.suggesting.labelled import Labelled
from heed.coding.suggesting.meanings import Meanings
from heed.coding.suggesting.model import Model
from heed.coding.suggesting.scoring import AVERAGES, RULE, averages, score_labels
from heed.coding.suggesting.splitting import (
    SEED,
    SHARE,
    Split,
    hold_out,
    text_key,
)
from heed.coding.suggesting.vectors import MODEL, THREADS, SentenceVectors

FEWEST_TEXTS, FEWEST_PEOPLE = 20, 4
# How many threads the libraries use is a setting of the whole process.
ONE_AT_A_TIME = threading.Lock()
WARNING = (
    "Measured on people and texts like those learnt from. On another kind of service "
    "expect less: trained on an ambulance service, this method lost 21 points of "
    "micro F1 on a mental health trust."
)

Say = Callable[[str], None]


@dataclass(frozen=True)
class Learnt:
    """What the training part alone gave."""

    lines: Lines
    cuts: Cuts


def train(
    data: Labelled,
    sentences: SentenceVectors | None = None,
    *,
    seed: int = SEED,
    share: float = SHARE,
    threads: int = THREADS,
    agreement: Mapping[str, float] | None = None,
    today: date | None = None,
    say: Say = lambda sentence: None,
) -> Model:
    """A model, with the score card of this very model in ``model.card``.

    About ``share`` of the people are kept aside; what is returned has not learnt from
    them. ``agreement`` is what two coders reached for a label, to stand beside it.
    Raises CannotSuggest where there is too little to learn from or to test on.
    """
    _refuse_too_few(data)
    keys = [text_key(text) for text in data.texts]
    split = hold_out(keys, data.groups, seed=seed, share=share)
    _refuse_empty(split)
    say(f"{len(split.train)} texts to learn from, {len(split.test)} to test on.")
    began = time.perf_counter()
    sentences = sentences or SentenceVectors(threads=threads)
    learnt = learn(data, split.train, sentences, say=say)
    seconds = time.perf_counter() - began
    say(f"Learnt in {seconds:.1f} s.")
    card = {
        "made": (today or datetime.now(UTC).date()).isoformat(),
        "data": data.digest,
        "sentence_model": MODEL,
        "texts": len(data.texts),
        "empty_texts": data.empty_texts,
        "n_train": len(split.train),
        "n_test": len(split.test),
        "left_out": len(split.left_out),
        "people": len(set(data.groups)),
        "seed": seed,
        "seconds_to_train": round(seconds, 2),
        "rule": RULE,
        "averages": AVERAGES,
        "warning": WARNING,
    }
    model = Model(tuple(data.labels), learnt.lines, learnt.cuts, {"labels": []})
    scores = _test(model, data, split, sentences, agreement or {})
    model = replace(model, card=scores | card)
    model = replace(model, version=fingerprint(model))
    hard = try_hard_sentences(model, sentences)
    return replace(model, card=model.card | {"model": model.version, "hard": hard})


def learn(
    data: Labelled,
    places: np.ndarray,
    sentences: SentenceVectors,
    *,
    say: Say = lambda sentence: None,
) -> Learnt:
    """Lines and cuts from these texts and no others."""
    texts = [data.texts[at] for at in places]
    writers, marks = [data.groups[at] for at in places], data.marks[places]
    meanings = Meanings(sentences, _told(say))
    # On one thread: sums of many numbers come out otherwise when threads share them,
    # and the same texts shall give the same model wherever it is trained.
    with ONE_AT_A_TIME, threadpool_limits(1, "blas"):
        fitted = fit(texts, writers, marks, meanings)
        say(f"{len(fitted.places)} different texts learnt from.")
        theirs_alone = _by_one_writer(texts, writers)[fitted.places]
        learnt_from = marks[fitted.places]
        cuts = learn_cuts(fitted.aside[theirs_alone], learnt_from[theirs_alone])
    return Learnt(fitted.lines, cuts)


def _by_one_writer(texts: Sequence[str], writers: Sequence[str]) -> np.ndarray:
    """Which texts nobody else wrote too: only these say how new ones are judged."""
    keys = [text_key(text) for text in texts]
    wrote: dict[str, set[str]] = {}
    for key, writer in zip(keys, writers, strict=True):
        wrote.setdefault(key, set()).add(writer)
    return np.array([len(wrote[key]) == 1 for key in keys])


def _test(
    model: Model,
    data: Labelled,
    split: Split,
    sentences: SentenceVectors,
    agreement: Mapping[str, float],
) -> dict[str, Any]:
    texts = [data.texts[at] for at in split.test]
    machine = model.margins(texts, sentences) > 0
    people = data.marks[split.test]
    n_train = data.marks[split.train].sum(axis=0)
    lines = score_labels(model.labels, people, machine, n_train, agreement)
    return averages(lines, people, machine) | {"labels": lines}


def _told(say: Say) -> Callable[[int, int], None]:
    def tell(done: int, of: int) -> None:
        if done == of or done % 1024 == 0:
            say(f"{done} of {of} words read.")

    return tell


def _refuse_too_few(data: Labelled) -> None:
    if len(data.texts) < FEWEST_TEXTS:
        raise CannotSuggest(
            f"There are {len(data.texts)} texts.",
            f"At least {FEWEST_TEXTS} coded texts are needed.",
        )
    people = len(set(data.groups))
    if people < FEWEST_PEOPLE:
        raise CannotSuggest(
            f"All texts are by {people} people, by the column of --group.",
            f"At least {FEWEST_PEOPLE} are needed, so that some can be kept aside.",
        )


def _refuse_empty(split: Split) -> None:
    if not len(split.test):
        raise CannotSuggest(
            "Every text of the people kept aside was written by others too.",
            "More different texts are needed to test on.",
        )
