"""The score card as lines for a person to read."""

from collections.abc import Iterator, Mapping
from typing import Any


def card_lines(card: Mapping[str, Any]) -> Iterator[str]:
    """The labels, what the figures mean, and what the hard sentences showed."""
    yield f"Model {card['model'][:12]}, made {card['made']}, data {card['data'][:12]}"
    yield (
        f"{card['n_train']} texts to learn from and {card['n_test']} to test on, of "
        f"{card['people']} people; {card['left_out']} texts of people kept aside were "
        f"written by others too and are on neither side; {card['empty_texts']} rows "
        "had no words."
    )
    yield _row("label", "precision", "recall", "F1", "kappa", "coders", "test", "train")
    for line in sorted(card["labels"], key=lambda line: -line["n_test"]):
        yield _row(
            line["label"],
            *(_share(line[n]) for n in ("precision", "recall", "f1", "kappa")),
            _share(line["between_coders"]),
            str(line["n_test"]),
            str(line["n_train"]),
        ) + (f"  off: {line['why_off']}" if line["why_off"] else "")
    yield (
        f"All {card['labels_tested']} labels that a test text has: micro F1 "
        f"{_share(card['micro'])}, macro F1 {_share(card['macro'])}."
    )
    yield (
        f"The {card['labels_on']} labels that are switched on: micro F1 "
        f"{_share(card['micro_on'])}, macro F1 {_share(card['macro_on'])}."
    )
    yield card["rule"]
    yield card["warning"]
    yield from _hard_lines(card["hard"])


def _hard_lines(hard: Mapping[str, Any]) -> Iterator[str]:
    yield (
        f"Hard sentences, all made up: {hard['missed']} of {hard['sentences']} are "
        "missed. Whoever says such a thing is heard by people reading, not by this."
    )
    for miss in hard["misses"]:
        yield f"  {miss['kind']}: “{miss['words']}” {miss['why']}."


def _row(label: str, *figures: str) -> str:
    return f"  {label[:56]:<56}" + "".join(f"{figure:>10}" for figure in figures)


def _share(value: float | None) -> str:
    return "" if value is None else f"{value:.2f}"
