"""Suggested codes: training on 5,877 real comments, and 100,000 texts, beside a recipe.

Both learn from and are tested on the same comments, no person and no text on both
sides. The comments are no part of the project; where they are absent nothing is run.
"""

import resource
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

from benchmarks.figures import Figure, Finding, NotRun
from benchmarks.machine import ROOT
from benchmarks.published_recipe import PublishedRecipe
from benchmarks.stores import Store
from heed.coding.suggesting.labelled import Labelled, labelled_from_rows
from heed.coding.suggesting.model import Model
from heed.coding.suggesting.scoring import averages, score_labels
from heed.coding.suggesting.splitting import hold_out, text_key
from heed.coding.suggesting.training import learn
from heed.coding.suggesting.vectors import SentenceVectors
from heed.foundation.spreadsheets import rows

COMMENTS = ROOT.parent / "shared/data/feedback_train.csv"
SEEDS = (42, 1, 2)


def measure(store: Store, *, quick: bool) -> list[Finding]:
    """Seconds of wall clock and of processor time, and F1 on the same test texts."""
    path = _comments()
    if path is None:
        return [NotRun("suggestions", "the comments are not beside the project")]
    data = labelled_from_rows(
        rows(path), text="FFT answer", group="Respondent ID", labels=None
    )
    found: list[Finding] = []
    for seed in SEEDS[:1] if quick else SEEDS:
        found += _one_split(data, seed, quick=quick)
    return found


def _comments() -> Path | None:
    # A working copy may lie one folder deeper than the project itself.
    near = (COMMENTS, ROOT.parents[1] / "shared/data/feedback_train.csv")
    return next((path for path in near if path.exists()), None)


def _one_split(data: Labelled, seed: int, *, quick: bool) -> list[Finding]:
    keys = [text_key(text) for text in data.texts]
    split = hold_out(keys, data.groups, seed=seed)
    train = split.train[:600] if quick else split.train
    tested = [data.texts[at] for at in split.test]
    people, n_train = data.marks[split.test], data.marks[train].sum(axis=0)

    def scores(machine: np.ndarray) -> dict[str, float]:
        lines = score_labels(data.labels, people, machine, n_train, {})
        return averages(lines, people, machine)

    learnt: list = []
    ours = _timed(
        lambda: learnt.append((s := SentenceVectors(), learn(data, train, s)))
    )
    sentences, parts = learnt[0]
    model = Model(tuple(data.labels), parts.lines, parts.cuts, {"labels": []})
    score = scores(model.margins(tested, sentences) > 0)
    many = _many(data, 2_000 if quick else 100_000) if seed == SEEDS[0] else []
    suggesting = _timed(lambda: _suggest(model, many, sentences))
    held = _held()

    recipe = PublishedRecipe()
    texts = [data.texts[at] for at in train]
    theirs = _timed(lambda: recipe.fit(texts, data.marks[train]))
    beside = scores(recipe.predict(tested))
    name = f"split {seed}: "
    found: list[Finding] = [
        Figure(name + "training, wall clock", ours[0], "s"),
        Figure(name + "training, processor", ours[1], "s"),
        Figure(name + "the recipe's training, wall clock", theirs[0], "s"),
        Figure(name + "the recipe's training, processor", theirs[1], "s"),
        Figure(
            name + "ours beside it, wall", ours[0] / theirs[0], "times", at_most=0.1
        ),
        Figure(
            name + "ours beside it, processor",
            ours[1] / theirs[1],
            "times",
            at_most=0.1,
        ),
        Figure(name + "micro F1", score["micro"], ""),
        Figure(name + "the recipe's micro F1", beside["micro"], ""),
        Figure(
            name + "micro F1 above the recipe's",
            score["micro"] - beside["micro"],
            "",
            at_least=0.03,
        ),
        Figure(name + "macro F1", score["macro"], ""),
        Figure(name + "the recipe's macro F1", beside["macro"], ""),
        Figure(
            name + "macro F1 above the recipe's",
            score["macro"] - beside["macro"],
            "",
            at_least=0.1,
        ),
    ]
    if many:
        some = many[:500]
        recipes = _timed(lambda: recipe.predict(some))
        per = len(many) / len(some)
        what = f"suggesting for {len(many):,} texts"
        reckoned = f"{len(some)} texts, and the rest reckoned from them"
        found += [
            Figure(f"{what}, wall clock", suggesting[0], "s"),
            Figure(f"{what}, processor", suggesting[1], "s"),
            Figure(
                f"the recipe: {what}, wall clock", recipes[0] * per, "s", note=reckoned
            ),
            Figure(
                f"the recipe: {what}, processor", recipes[1] * per, "s", note=reckoned
            ),
            Figure("memory at most, ours", held, "GB", at_most=2),
            Figure("memory at most, with the recipe", _held(), "GB"),
        ]
    return found


def _suggest(model: Model, texts: list[str], sentences: SentenceVectors) -> None:
    model.card["labels"] = [{"on": True}] * len(model.labels)
    for _codes in model.suggest_each(texts, sentences):
        pass


def _many(data: Labelled, number: int) -> list[str]:
    """As long as real comments, none twice: their words in another order.

    One word in 50 is misspelt, so that new words go on coming as in real comments: ours
    looks at each different word once, which would cost nothing if there were none.
    """
    chance = np.random.default_rng(95)
    found = []
    for at in chance.integers(0, len(data.texts), number):
        words = data.texts[at].split()
        for place in np.flatnonzero(chance.random(len(words)) < 1 / 50):
            words[place] = _misspelt(words[place], chance)
        found.append(" ".join(words[i] for i in chance.permutation(len(words))))
    return found


def _misspelt(word: str, chance: np.random.Generator) -> str:
    """A letter too much in two places."""
    for _ in range(2):
        at = int(chance.integers(0, len(word) + 1))
        word = word[:at] + chr(97 + int(chance.integers(0, 26))) + word[at:]
    return word


def _held() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6


def _timed(act: Callable[[], object]) -> tuple[float, float]:
    """Wall clock and processor time of one call, of all threads."""
    began, used = time.perf_counter(), time.process_time()
    act()
    return time.perf_counter() - began, time.process_time() - used
