"""Small notes that must outlive a restart and must never reach a disk or a backup.

They lie in one sealed file on a file system in memory (``HEED_MEMORY_DIR``), so that
several processes of one machine share them and a restart of the service keeps them.
When the machine goes off they are gone. Where there is no such file system, they lie
in the process and end with it; then background work has to run in the same process.
"""

import fcntl
import json
import logging
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.conf import settings

from heed.foundation.ids import shuffle
from heed.foundation.keyring import keys
from heed.foundation.keys import Purpose
from heed.foundation.sealing import SealBroken, open_sealed, seal

CANNOT = "the file in HEED_MEMORY_DIR cannot be used; this process remembers instead"
log = logging.getLogger("heed.memory")
BLOCK = 8192  # bytes; the size of the file tells no more than that
Notes = dict[str, Any]


class InMemory:
    """Named notes, opened by one at a time, written back in an order of chance."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._own: Notes = {}
        self._guard = threading.RLock()

    @contextmanager
    def opened(self) -> Iterator[Notes]:
        """The notes, to read and change; nobody else has them meanwhile.

        A file that cannot be used is no reason to refuse anybody: then they are kept
        in this process, and the log says so.
        """
        with self._guard:
            file = self._opened_file()
            if file is None:
                yield self._own
                return
            try:
                fcntl.flock(file, fcntl.LOCK_EX)
                notes = self._read(file) | self._own
                yield notes
                self._keep(file, notes)
            finally:
                os.close(file)  # and with it the lock

    def _opened_file(self) -> int | None:
        if not settings.HEED_MEMORY_DIR:
            return None
        try:
            file = os.open(self._path(Path(settings.HEED_MEMORY_DIR)), _HOW, 0o600)
        except OSError:
            log.warning(CANNOT)
            return None
        if os.fstat(file).st_uid != os.geteuid():  # put there by somebody else
            os.close(file)
            log.warning(CANNOT)
            return None
        return file

    def _keep(self, file: int, notes: Notes) -> None:
        try:
            self._write(file, notes)
        except OSError:
            log.warning(CANNOT)
            self._own = dict(notes)
        else:
            self._own.clear()

    def _path(self, folder: Path) -> Path:
        return folder / f"heed-{keys().fingerprint}-{self._name}"

    def _read(self, file: int) -> Notes:
        found = os.pread(file, os.fstat(file).st_size, 0)
        try:
            plain = open_sealed(found, key=_key(), row=f"in memory:{self._name}")
        except SealBroken:  # new, cut off, or not ours: nothing is remembered
            return {}
        notes: Notes = json.loads(plain)
        return notes

    def _write(self, file: int, notes: Notes) -> None:
        names = list(notes)
        shuffle(names)
        plain = json.dumps({name: notes[name] for name in names}).encode()
        padded = plain.ljust(-(-len(plain) // BLOCK) * BLOCK)
        sealed = seal(padded, key=_key(), row=f"in memory:{self._name}")
        os.ftruncate(file, 0)
        os.pwrite(file, sealed, 0)


_HOW = os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC


def _key() -> bytes:
    return keys().derive(Purpose.WAITING)
