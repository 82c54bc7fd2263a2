"""A bundle as a folder or a ZIP file, with sums; the same data give the same bytes."""

import hashlib
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path

SUMS = "SHA256SUMS"
# ZIP files keep a time for each member; this is the earliest that they can hold.
NO_TIME = (1980, 1, 1, 0, 0, 0)
AT_ONCE = 1 << 20


def add_sums(folder: Path) -> int:
    """Write the sums of all files; how many files there are."""
    paths = list(files_in(folder))
    lines = [f"{sum_of(path)}  {path.relative_to(folder).as_posix()}" for path in paths]
    target = folder / SUMS
    target.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
    target.chmod(0o600)
    return len(paths)


def files_in(folder: Path) -> Iterator[Path]:
    """Every file of a folder in an order that depends on names alone."""
    yield from sorted(path for path in folder.rglob("*") if path.is_file())


def sum_of(path: Path) -> str:
    """The SHA-256 of a file, read in pieces."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def pack(folder: Path, target: Path, name: str) -> None:
    """One ZIP file with one folder in it, which only its owner may read."""
    target.touch(mode=0o600, exist_ok=False)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as packed:
        for path in files_in(folder):
            inside = f"{name}/{path.relative_to(folder).as_posix()}"
            member = zipfile.ZipInfo(inside, NO_TIME)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.external_attr = 0o600 << 16
            with path.open("rb") as source, packed.open(member, "w") as into:
                shutil.copyfileobj(source, into, AT_ONCE)
