"""The codebook of a dataset: one line for each value that a column can have."""

from collections.abc import Iterator

from heed.warehouse.dataset import Dataset

HEADINGS = ("column", "question", "value", "meaning")


def codebook_lines(dataset: Dataset) -> Iterator[tuple[str, str, int | str, str]]:
    """What each column asks, and what each of its codes means."""
    for column in dataset.columns:
        if not column.value_labels:
            yield column.name, column.label, "", "as it was given"
        for code, label in column.value_labels.items():
            yield column.name, column.label, code, label
