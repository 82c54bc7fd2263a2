"""The way in: the same functions, with the libraries for text loaded when first used.

They take two seconds and 150 MB, which no page or command pays that needs none of them.
"""

from collections.abc import Callable
from importlib import import_module
from typing import Any

from heed.coding.suggesting.errors import TextExtraMissing

HERE = "heed.coding.suggesting"


def train(*args: Any, **options: Any) -> Any:
    """See :func:`heed.coding.suggesting.training.train`."""
    return _part("training", "train")(*args, **options)


def labelled_from_rows(*args: Any, **options: Any) -> Any:
    """See :func:`heed.coding.suggesting.labelled.labelled_from_rows`."""
    return _part("labelled", "labelled_from_rows")(*args, **options)


def texts_from_rows(*args: Any, **options: Any) -> Any:
    """See :func:`heed.coding.suggesting.labelled.texts_from_rows`."""
    return _part("labelled", "texts_from_rows")(*args, **options)


def order_to_code(*args: Any, **options: Any) -> Any:
    """See :func:`heed.coding.suggesting.undecided.order_to_code`."""
    return _part("undecided", "order_to_code")(*args, **options)


def load(*args: Any, **options: Any) -> Any:
    """See :func:`heed.coding.suggesting.files.load`."""
    return _part("files", "load")(*args, **options)


def save(*args: Any, **options: Any) -> Any:
    """See :func:`heed.coding.suggesting.files.save`."""
    return _part("files", "save")(*args, **options)


def sentence_vectors(*args: Any, **options: Any) -> Any:
    """See :class:`heed.coding.suggesting.vectors.SentenceVectors`."""
    return _part("vectors", "SentenceVectors")(*args, **options)


def _part(module: str, name: str) -> Callable[..., Any]:
    try:
        return getattr(import_module(f"{HERE}.{module}"), name)
    except ModuleNotFoundError as error:
        if (error.name or "").startswith("heed"):
            raise
        raise TextExtraMissing(error.name or "scikit-learn") from error
