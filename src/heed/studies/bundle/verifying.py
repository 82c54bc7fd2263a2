"""Checking that a bundle is as it was made."""

import hashlib
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from heed.studies.bundle.packing import SUMS, files_in, sum_of
from heed.studies.errors import NotABundle

LONGEST = 1 << 20  # of the list of sums, for which a megabyte is plenty


@dataclass(frozen=True)
class Verdict:
    """What a check found; all three lists are empty where the bundle is whole."""

    files: int
    changed: list[str]
    missing: list[str]
    added: list[str]

    @property
    def is_whole(self) -> bool:
        """Whether every file is there, as it was, and none beside."""
        return not (self.changed or self.missing or self.added)


def verify(target: Path) -> Verdict:
    """Hold each file of a folder or ZIP file against its sum; nothing is unpacked."""
    found = dict(_packed(target) if target.is_file() else _in_folder(target))
    sums = found.pop(SUMS, "")
    lines = [line.partition("  ") for line in sums.splitlines() if line]
    wanted = {name: digest for digest, _, name in lines}
    if not wanted:
        raise NotABundle(target.name)
    return Verdict(
        files=len(wanted),
        changed=sorted(n for n in wanted if n in found and found[n] != wanted[n]),
        missing=sorted(set(wanted) - set(found)),
        added=sorted(set(found) - set(wanted)),
    )


def _in_folder(folder: Path) -> Iterator[tuple[str, str]]:
    """Each file's sum; of the list of sums itself, what is in it."""
    for path in files_in(folder):
        name = path.relative_to(folder).as_posix()
        yield name, _text(path.read_bytes()) if name == SUMS else sum_of(path)


def _packed(target: Path) -> Iterator[tuple[str, str]]:
    try:
        with zipfile.ZipFile(target) as packed:
            for member in packed.infolist():
                name = member.filename.partition("/")[2]
                with packed.open(member) as file:
                    if name == SUMS:
                        yield name, _text(file.read(LONGEST))
                    elif not member.is_dir():
                        yield name, hashlib.file_digest(file, "sha256").hexdigest()
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError) as error:
        raise NotABundle(target.name) from error


def _text(content: bytes) -> str:
    return content.decode("utf-8", errors="replace")
