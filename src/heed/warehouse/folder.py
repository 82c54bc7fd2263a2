"""The folder of the analysis store: where files lie, and who may touch them when.

One process at a time writes. Files that are no longer named by the operational store
are removed as soon as nobody reads.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from uuid import UUID

from django.conf import settings

from heed.foundation.durable import make_durable
from heed.warehouse.errors import WarehouseBusy
from heed.warehouse.models import StoredFile


def root() -> Path:
    """The folder itself, which only its owner may enter."""
    return Path(settings.HEED_DATA_DIR) / "warehouse"


def path_of(file: StoredFile) -> Path:
    """Where a file lies."""
    return place_of(file.fieldwork_id, file.month, file.id)


def place_of(fieldwork: UUID, month: date, file: UUID) -> Path:
    """The same, for a file that has no row yet."""
    parts = (f"dataset={fieldwork.hex}", f"month={month:%Y-%m}")
    return root().joinpath(*parts) / f"{file.hex}.parquet"


def make_room(path: Path) -> Path:
    """The path, once there are folders for it that survive a power cut."""
    for folder in (root(), *reversed(path.parents[:2])):
        if not folder.exists():
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            make_durable(folder.parent)
    return path


@contextmanager
def copying() -> Iterator[None]:
    """Be the only one who writes; ``WarehouseBusy`` where somebody else is."""
    with _lock("copying", fcntl.LOCK_EX | fcntl.LOCK_NB) as is_mine:
        if not is_mine:
            raise WarehouseBusy
        yield


@contextmanager
def reading() -> Iterator[None]:
    """Keep the files that are there now until they are read."""
    with _lock("reading", fcntl.LOCK_SH):
        yield


def clear_out() -> int:
    """Remove what is nobody's: half a file, and files that were replaced; how many.

    Only for whoever is copying. While somebody reads, all of it waits for next time.
    """
    with _lock("reading", fcntl.LOCK_EX | fcntl.LOCK_NB) as is_free:
        if not is_free:
            return 0
        known = {path_of(file) for file in StoredFile.objects.all()}
        gone = [path for path in root().glob("*/*/*") if path not in known]
        for path in gone:
            path.unlink()
        for folder in {path.parent for path in gone}:
            make_durable(folder)
    return len(gone)


@contextmanager
def _lock(name: str, how: int) -> Iterator[bool]:
    """A lock that the system takes back from whoever is killed."""
    root().mkdir(mode=0o700, parents=True, exist_ok=True)
    opened = os.open(root() / f".{name}", os.O_CREAT | os.O_RDWR, 0o600)
    try:
        try:
            fcntl.flock(opened, how)
        except BlockingIOError:
            yield False
        else:
            yield True
    finally:
        os.close(opened)
