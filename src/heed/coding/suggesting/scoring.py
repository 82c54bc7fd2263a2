"""The score card: how well each label is proposed, on texts not learnt from."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

FEWEST_TEST, FEWEST_TRAIN = 10, 20
RULE = (
    f"A code is switched on when at least {FEWEST_TEST} test texts and "
    f"{FEWEST_TRAIN} training texts have it."
)
AVERAGES = (
    "micro: all labels, each decision counts the same; macro: the mean F1 of all "
    "labels that a test text has; micro_on and macro_on: the same over labels that "
    "are switched on."
)


def score_labels(
    labels: Sequence[str],
    people: np.ndarray,
    machine: np.ndarray,
    n_train: np.ndarray,
    agreement: Mapping[str, float],
) -> list[dict[str, Any]]:
    """One line a label: what was found of people's codes, and how much was right."""
    return [
        _line(label, people[:, at], machine[:, at], int(n_train[at]), agreement)
        for at, label in enumerate(labels)
    ]


def averages(
    lines: Sequence[Mapping[str, Any]], people: np.ndarray, machine: np.ndarray
) -> dict[str, Any]:
    """F1 over all labels and over those that are switched on."""
    is_on = np.array([line["on"] for line in lines], bool)
    return {
        "micro": _rounded(_f1(people, machine)),
        "macro": _macro([line for line in lines if line["n_test"]]),
        "micro_on": _rounded(_f1(people[:, is_on], machine[:, is_on])),
        "macro_on": _macro([line for line in lines if line["on"]]),
        "labels": len(lines),
        "labels_tested": sum(line["n_test"] > 0 for line in lines),
        "labels_on": int(is_on.sum()),
    }


def _line(
    label: str,
    people: np.ndarray,
    machine: np.ndarray,
    n_train: int,
    agreement: Mapping[str, float],
) -> dict[str, Any]:
    n_test, proposed = int(people.sum()), int(machine.sum())
    right = int((people & machine).sum())
    why_off = _why_off(n_test, n_train)
    return {
        "label": label,
        "on": not why_off,
        "why_off": why_off,
        "precision": _rounded(right / proposed if proposed else None),
        "recall": _rounded(right / n_test if n_test else None),
        "f1": _rounded(_f1(people, machine) if n_test or proposed else None),
        "kappa": _rounded(_kappa(people, machine)),
        "between_coders": agreement.get(label),
        "n_test": n_test,
        "n_train": n_train,
        "n_proposed": proposed,
    }


def _why_off(n_test: int, n_train: int) -> str:
    if n_test < FEWEST_TEST:
        return f"only {n_test} test texts have it; {FEWEST_TEST} are needed"
    if n_train < FEWEST_TRAIN:
        return f"only {n_train} training texts have it; {FEWEST_TRAIN} are needed"
    return ""


def _f1(people: np.ndarray, machine: np.ndarray) -> float | None:
    both = people.sum() + machine.sum()
    return float(2 * (people & machine).sum() / both) if both else None


def _kappa(people: np.ndarray, machine: np.ndarray) -> float | None:
    """Cohen's kappa with the people, to stand beside that between two people."""
    if not len(people):
        return None
    one, other = people.mean(), machine.mean()
    by_chance = one * other + (1 - one) * (1 - other)
    if by_chance == 1:
        return None
    return float(((people == machine).mean() - by_chance) / (1 - by_chance))


def _macro(lines: Sequence[Mapping[str, Any]]) -> float | None:
    return _rounded(float(np.mean([line["f1"] for line in lines])) if lines else None)


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 4)
