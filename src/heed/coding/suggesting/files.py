"""A model as one file that is safe to open, whoever it came from.

The usual way to keep such a model (pickle, joblib) runs whatever code the file holds.
Ours is a ZIP of plain arrays and JSON, opened without pickle, within bounds, and
checked against its own fingerprint. The fingerprint tells damage and mistaken files
apart; whoever wants to be sure who made a file keeps the fingerprint elsewhere.
The terms in it are words of people's texts: treat the file like the texts.
"""

import hashlib
import io
import json
import os
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from heed.coding.suggesting.cuts import Cuts
from heed.coding.suggesting.errors import CannotSuggest
from heed.coding.suggesting.features import PARTS, WORDS, Features, Terms
from heed.coding.suggesting.fitting import Lines
from heed.coding.suggesting.model import Model
from heed.coding.suggesting.vectors import WIDTH

FORMAT = 2
ARRAYS = (
    "rarity",
    "rarity_of_parts",
    "middle",
    "of_words",
    "of_parts",
    "of_meanings",
    "offsets",
    "cuts",
    "curves",
)
ABOUT = "about.json"
MOST_BYTES = 2**30
# When and how fast it was made, and what was tried on it after, is not what it is.
APART = {"model", "hard", "made", "seconds_to_train"}


def save(model: Model, path: Path) -> None:
    """Write the model, whole or not at all, for its owner's eyes only."""
    half_written = path.with_name(f".{path.name}.{os.getpid()}")
    descriptor = os.open(half_written, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as file:
            _write(model, file)
        half_written.replace(path)
    finally:
        half_written.unlink(missing_ok=True)


def load(path: Path) -> Model:
    """Read a model; refused where it is not one, or not as it was written."""
    try:
        with zipfile.ZipFile(path) as package:
            about, arrays = _read(package)
        model = _model(about, arrays)
        stated = about["version"]
    except OSError as error:
        raise CannotSuggest(f"{path.name} cannot be opened.", "Check it.") from error
    except (zipfile.BadZipFile, ValueError, KeyError, TypeError, EOFError) as error:
        raise _not_ours(path) from error
    if model.version != stated:
        raise CannotSuggest(
            f"{path.name} is not as it was written.", "Train it again, or restore it."
        )
    return model


def fingerprint(model: Model) -> str:
    """What tells this model from every other: its version in a score card."""
    about = _about(model)
    about["card"] = {n: said for n, said in about["card"].items() if n not in APART}
    found = hashlib.sha256(_plain(about))
    for name, array in _arrays(model).items():
        found.update(f"{name} {array.shape} ".encode() + array.tobytes())
    return found.hexdigest()


def _about(model: Model) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "labels": list(model.labels),
        "terms": model.lines.features.words.terms,
        "parts": model.lines.features.parts.terms,
        "card": dict(model.card),
    }


def _arrays(model: Model) -> dict[str, np.ndarray]:
    lines, cuts = model.lines, model.cuts
    found = (
        lines.features.words.rarity,
        lines.features.parts.rarity,
        lines.features.middle,
        lines.of_words,
        lines.of_parts,
        lines.of_meanings,
        lines.offsets,
        cuts.at,
        cuts.curves,
    )
    return {
        name: np.ascontiguousarray(array, "<f4")
        for name, array in zip(ARRAYS, found, strict=True)
    }


def _write(model: Model, file: Any) -> None:
    about = _about(model) | {"version": model.version}
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr(ABOUT, _plain(about))
        for name, array in _arrays(model).items():
            bytes_ = io.BytesIO()
            np.save(bytes_, array, allow_pickle=False)
            package.writestr(f"{name}.npy", bytes_.getvalue())


def _read(package: zipfile.ZipFile) -> tuple[dict[str, Any], dict[str, np.ndarray]]:
    expected = {ABOUT, *(f"{name}.npy" for name in ARRAYS)}
    entries = package.infolist()
    if {entry.filename for entry in entries} != expected or len(entries) > len(
        expected
    ):
        raise ValueError
    if sum(entry.file_size for entry in entries) > MOST_BYTES:
        raise ValueError
    arrays = {}
    for name in ARRAYS:
        content = io.BytesIO(package.read(f"{name}.npy"))
        arrays[name] = np.load(content, allow_pickle=False)
    return json.loads(package.read(ABOUT)), arrays


def _model(about: dict[str, Any], arrays: dict[str, np.ndarray]) -> Model:
    labels, terms, parts = (about[name] for name in ("labels", "terms", "parts"))
    if about["format"] != FORMAT:
        raise ValueError
    shapes = {
        "rarity": (len(terms),),
        "rarity_of_parts": (len(parts),),
        "middle": (WIDTH,),
        "of_words": (len(labels), len(terms)),
        "of_parts": (len(labels), len(parts)),
        "of_meanings": (len(labels), WIDTH),
        "offsets": (len(labels),),
        "cuts": (len(labels),),
        "curves": (len(labels), 2),
    }
    for name, shape in shapes.items():
        if arrays[name].shape != shape or arrays[name].dtype != np.float32:
            raise ValueError
    features = Features(
        Terms(terms, arrays["rarity"], WORDS),
        Terms(parts, arrays["rarity_of_parts"], PARTS),
        arrays["middle"],
    )
    weights = ("of_words", "of_parts", "of_meanings", "offsets")
    lines = Lines(features, *(arrays[name] for name in weights))
    cuts = Cuts(arrays["cuts"], arrays["curves"])
    model = Model(tuple(labels), lines, cuts, about["card"])
    return replace(model, version=fingerprint(model))


def _plain(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, sort_keys=True).encode()


def _not_ours(path: Path) -> CannotSuggest:
    return CannotSuggest(
        f"{path.name} is not a model of Heed.", "Make one with heed suggest train."
    )
