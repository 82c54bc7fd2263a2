"""Files that lie sealed beside the store, and in none of its backups.

Each is sealed under a key of its own, which stands wrapped in the row that the file
belongs to: once the row has no key, what is left of the file opens to nobody, wherever
copies of it lie.
"""

import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from django.conf import settings

from heed.foundation.private_files import write_privately
from heed.foundation.sealing import new_data_key, open_sealed, seal, unwrap, wrap

YOUNG = 3600  # seconds


@dataclass(frozen=True)
class SealedFiles:
    """The files of one kind of row."""

    name: str  # of their folder
    rows: str  # what the seals name

    def folder(self) -> Path:
        """Where the files lie; only its owner may enter."""
        return Path(settings.HEED_DATA_DIR) / self.name

    def keep(self, row: UUID, content: bytes) -> bytes:
        """Seal a file and write it; gives the wrapped key, for the row."""
        self.folder().mkdir(mode=0o700, parents=True, exist_ok=True)
        key = new_data_key()
        named = self._row(row)
        write_privately(self._path(row), seal(content, key=key, row=named))
        return wrap(key, row=named)

    def content_of(self, row: UUID, wrapped: bytes) -> bytes | None:
        """A file, opened; nothing where this machine or the row has it no more."""
        if not wrapped:
            return None
        try:
            kept = self._path(row).read_bytes()
        except FileNotFoundError:
            return None
        key = unwrap(bytes(wrapped), row=self._row(row))
        return open_sealed(kept, key=key, row=self._row(row))

    def remove(self, row: UUID) -> None:
        """Remove a file; one that is not there is removed already."""
        self._path(row).unlink(missing_ok=True)

    def clear_out(self, in_use: Iterable[UUID]) -> int:
        """Remove what was left behind by work that was broken off; how many files.

        A young file may belong to a row that is just being stored.
        """
        names = {self._path(row).name for row in in_use}
        folder = self.folder()
        there = folder.iterdir() if folder.is_dir() else ()
        old = time.time() - YOUNG
        gone = [p for p in there if p.name not in names and p.stat().st_mtime < old]
        for path in gone:
            path.unlink(missing_ok=True)
        return len(gone)

    def _path(self, row: UUID) -> Path:
        return self.folder() / f"{row.hex}.sealed"

    def _row(self, row: UUID) -> str:
        return f"{self.rows}:{row}"
