"""The codebook of a dataset: one line for each value that a column can have."""

from collections.abc import Iterator, Mapping

from heed.warehouse.dataset import MISSING, Column, Dataset

MISSING_WORDS = {code: word for word, code in MISSING.items()}
HEADINGS = ("column", "question", "value", "meaning")


def codebook_lines(dataset: Dataset) -> Iterator[tuple[str, str, int | str, str]]:
    """What each column asks, and what each of its codes means."""
    for column in dataset.columns:
        if not column.value_labels:
            yield column.name, column.label, "", "as it was given"
        for code, label in meanings(column).items():
            yield column.name, column.label, code, label


def meanings(column: Column) -> Mapping[int | str, str]:
    """What stands in a column and what it means; in words, missing kinds are words."""
    if not column.is_words:
        return dict(column.value_labels)
    return {MISSING_WORDS[code]: label for code, label in column.value_labels.items()}
