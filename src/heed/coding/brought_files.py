"""Files of other programs that wait for a decision: sealed, and opened in memory.

In plain they lie on no disk. A reader that wants a path gets one of a file that is in
memory alone and ends with the process.
"""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import UUID

from django.conf import settings

from heed.coding.errors import FileIsGone
from heed.coding.sealed_files import SealedFiles
from heed.foundation.sealing import open_sealed, seal, unwrap

LARGEST = 100 * 2**20  # bytes; each is held in memory more than once
files = SealedFiles("brought", "coding.broughtfile")
keep, remove, clear_out = files.keep, files.remove, files.clear_out


@contextmanager
def opened(row: UUID, wrapped: bytes) -> Iterator[Path]:
    """A path under which the file can be read, for as long as it is needed."""
    content = files.content_of(row, wrapped)
    if content is None:
        raise FileIsGone
    with _in_memory(content) as path:
        del content
        yield path


@contextmanager
def _in_memory(content: bytes) -> Iterator[Path]:
    if hasattr(os, "memfd_create"):
        with os.fdopen(os.memfd_create("heed-brought"), "wb") as file:
            file.write(content)
            file.flush()
            yield Path(f"/proc/{os.getpid()}/fd/{file.fileno()}")
        return
    # Where the system has no such files: a folder in memory, if there is one.
    folder = settings.HEED_MEMORY_DIR or None
    with tempfile.NamedTemporaryFile(dir=folder) as file:
        file.write(content)
        file.flush()
        yield Path(file.name)


def sealed_beside(row: UUID, wrapped: bytes, part: str, content: bytes) -> bytes:
    """Something that is said of a file, sealed under the file's own key."""
    key = unwrap(bytes(wrapped), row=f"{files.rows}:{row}")
    return seal(content, key=key, row=f"{files.rows}.{part}:{row}")


def opened_beside(row: UUID, wrapped: bytes, part: str, sealed: bytes) -> bytes:
    """What was said of a file."""
    key = unwrap(bytes(wrapped), row=f"{files.rows}:{row}")
    return open_sealed(bytes(sealed), key=key, row=f"{files.rows}.{part}:{row}")
