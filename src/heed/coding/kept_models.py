"""The files of models: sealed, beside the store and in none of its backups.

A model's terms are words of people's texts. Each file is sealed under a key of its own,
which stands wrapped in the model's row: once the row has no key, what is left of the
file opens to nobody, wherever copies of it lie.
"""

import time
from pathlib import Path
from uuid import UUID

from django.conf import settings

from heed.foundation.private_files import write_privately
from heed.foundation.sealing import new_data_key, open_sealed, seal, unwrap, wrap

YOUNG = 3600  # seconds


def folder() -> Path:
    """Where the files lie; only its owner may enter."""
    return Path(settings.HEED_DATA_DIR) / "models"


def keep(model: UUID, content: bytes) -> bytes:
    """Seal a model's file and write it; gives the wrapped key, for the model's row."""
    folder().mkdir(mode=0o700, parents=True, exist_ok=True)
    key = new_data_key()
    write_privately(_path(model), seal(content, key=key, row=_row(model)))
    return wrap(key, row=_row(model))


def content_of(model: UUID, wrapped: bytes) -> bytes | None:
    """A model's file, opened; nothing where this machine or the row has it no more."""
    if not wrapped:
        return None
    try:
        kept = _path(model).read_bytes()
    except FileNotFoundError:
        return None
    key = unwrap(bytes(wrapped), row=_row(model))
    return open_sealed(kept, key=key, row=_row(model))


def remove(model: UUID) -> None:
    """Remove a model's file; one that is not there is removed already."""
    _path(model).unlink(missing_ok=True)


def clear_out(in_use: set[UUID]) -> int:
    """Remove what was left behind by work that was broken off; how many files.

    A young file may belong to a model that is just being stored.
    """
    names = {_path(model).name for model in in_use}
    there = folder().iterdir() if folder().is_dir() else ()
    old = time.time() - YOUNG
    gone = [p for p in there if p.name not in names and p.stat().st_mtime < old]
    for path in gone:
        path.unlink(missing_ok=True)
    return len(gone)


def _path(model: UUID) -> Path:
    return folder() / f"{model.hex}.sealed"


def _row(model: UUID) -> str:
    return f"coding.trainedmodel:{model}"
