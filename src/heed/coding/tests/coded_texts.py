"""Made-up coded texts, easy enough to be learnt from a hundred of them, and
so many that a fifth, taken by chance, always has ten of each label."""

import csv
from functools import cache
from itertools import product

import numpy as np

from heed.coding.suggesting import door
from heed.coding.suggesting.labelled import Labelled
from heed.coding.suggesting.vectors import SentenceVectors

FOOD = ("The soup was", "Breakfast is", "My dinner came", "The sandwiches were")
WAIT = (
    "I waited hours and it was",
    "The queue was",
    "The delay was",
    "The line was",
    "Being put off was",
)
HOW = ("cold", "late", "poor", "fine", "good", "terrible", "lovely", "slow")
LABELS = ("Food, drink", "Waiting")


def coded_texts():
    """Each by another person; one in three is about food and waiting at once."""
    texts, marks = [], []
    for about, how in product(FOOD + WAIT, HOW):
        texts.append(f"{about} {how}.")
        marks.append((about in FOOD, about in WAIT))
    for food, wait in product(FOOD, WAIT):
        for how in HOW[:3]:
            texts.append(f"{food} {how}. {wait} {how}.")
            marks.append((True, True))
    people = [f"person {number}" for number in range(len(texts))]
    return Labelled(texts, people, LABELS, np.array(marks))


@cache
def sentences():
    return SentenceVectors(threads=1)


@cache
def a_model():
    return door.train(coded_texts(), sentences())


def write_coded(path, *, changed=lambda rows: None):
    """The same as a file."""
    data = coded_texts()
    rows = [["Who", "Words", *LABELS]]
    for who, words, marks in zip(data.groups, data.texts, data.marks, strict=True):
        rows.append([who, words, *("1" if one else "" for one in marks)])
    changed(rows)
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    return path
