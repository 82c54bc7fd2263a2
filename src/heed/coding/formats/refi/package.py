"""The package of a project: a zip file from a stranger, read part by part, bounded.

Only the XML and the texts are unpacked. Pictures, recordings and styled documents are
never opened, so they may be as large as they like.
"""

import re
import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import IO
from zipfile import BadZipFile, ZipFile, ZipInfo

from heed.coding.errors import ExchangeRefused
from heed.coding.formats.refi.limits import MB, Limits

EXPORT_AGAIN = "Export it again from the program it came from."
ZIP = b"PK\x03\x04"
STANDARD = "project.qde"
SCHEME = re.compile(r"(internal|relative|absolute):/*", re.IGNORECASE)
_ENCRYPTED = 1
BROKEN = (BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError)


class Package:
    """The parts of an opened file that are read, by their names."""

    def __init__(self, zipped: ZipFile, limits: Limits) -> None:
        self._zipped, self._limits, self._left = zipped, limits, limits.all_text_bytes
        parts = _checked(zipped.infolist(), limits)
        self.xml = _xml_of(parts)
        self._folder = _name(self.xml).rpartition("/")[0]
        self._files = {self._name_of(part): part for part in parts if part != self.xml}
        self._used: set[str] = set()

    @property
    def xml_is_renamed(self) -> bool:
        """Whether the XML has another name than the standard wants."""
        return PurePosixPath(_name(self.xml)).name != STANDARD

    def opened_xml(self) -> IO[bytes]:
        """The XML as a stream; never longer than the package says."""
        _check_size(self.xml, self._limits.xml_bytes, self._limits)
        return self._zipped.open(self.xml)

    def use(self, name: str) -> bool:
        """Note that something refers to a file; False where there is no such file."""
        self._used.add(name)
        return name in self._files

    def unused(self) -> list[str]:
        """Files that nothing in the XML refers to."""
        return sorted(
            name
            for name, part in self._files.items()
            if name not in self._used and part.file_size and not _is_litter(name)
        )

    def text(self, name: str) -> bytes:
        """One text, whole."""
        part = self._files[name]
        _check_size(part, self._limits.text_bytes, self._limits)
        self._left -= part.file_size
        if self._left < 0:
            raise ExchangeRefused(
                "Its texts are together larger than "
                f"{self._limits.all_text_bytes // MB} MB.",
                "Export it in several parts.",
            )
        try:
            return self._zipped.read(part)
        except BROKEN:
            raise ExchangeRefused(
                f"The file is damaged at {name}.", EXPORT_AGAIN
            ) from None

    def _name_of(self, part: ZipInfo) -> str:
        inside = _name(part).removeprefix(self._folder).lstrip("/")
        folder, _, rest = inside.partition("/")
        return (rest if folder.casefold() == "sources" else inside).casefold()


@contextmanager
def opened(path: Path, limits: Limits) -> Iterator[Package]:
    """Open a package after looking at its table of contents."""
    try:
        with _zip(path) as zipped:
            yield Package(zipped, limits)
    except BROKEN as error:
        raise ExchangeRefused("The file is damaged.", EXPORT_AGAIN) from error


def _zip(path: Path) -> ZipFile:
    try:
        return ZipFile(path)
    except (*BROKEN, ValueError, OSError, struct.error) as error:
        raise ExchangeRefused("The file is damaged.", EXPORT_AGAIN) from error


def file_named(path: str) -> tuple[str, str]:
    """The kind of a source path (internal, relative or absolute) and the file's name.

    Old files give the name alone. A path that climbs out of its folder is refused.
    """
    found = SCHEME.match(path)
    rest = path[found.end() :] if found else path
    drive = re.match(r"[A-Za-z]:", rest)
    kind = found[1].casefold() if found else "internal"
    if not found and (drive or rest.startswith(("/", "\\"))):
        kind = "absolute"
    if kind != "internal":
        return kind, rest
    parts = rest.replace("\\", "/").split("/")
    if ".." in parts or drive:
        raise ExchangeRefused(
            "The file points to files outside itself.",
            "Do not use it; ask who made it.",
        )
    if parts[0].casefold() == "sources":
        parts = parts[1:]
    return kind, "/".join(parts).casefold()


def _checked(parts: list[ZipInfo], limits: Limits) -> list[ZipInfo]:
    if len(parts) > limits.entries:
        raise ExchangeRefused(
            f"The file holds more than {limits.entries:,} files.",
            "Export it in several parts.",
        )
    for part in parts:
        name = PurePosixPath(_name(part))
        if ".." in name.parts or name.is_absolute() or ":" in _name(part):
            raise ExchangeRefused(
                "The file would put files outside itself.",
                "Do not use it; ask who made it.",
            )
        if part.flag_bits & _ENCRYPTED:
            raise ExchangeRefused(
                "The file is locked with a password.", "Export it without one."
            )
    return [part for part in parts if not part.is_dir()]


def _xml_of(parts: list[ZipInfo]) -> ZipInfo:
    """The one .qde file; some programs name it after the project."""
    found = [
        part
        for part in parts
        if _name(part).casefold().endswith(".qde")
        and _name(part).count("/") <= 1
        and not _is_litter(_name(part))
    ]
    highest = min((_name(part).count("/") for part in found), default=0)
    found = [part for part in found if _name(part).count("/") == highest]
    named = [p for p in found if _name(p).rpartition("/")[2].casefold() == STANDARD]
    if len(found) == 1 or len(named) == 1:
        return (named or found)[0]
    if found:
        raise ExchangeRefused(
            "The file holds several projects (.qde), and none is named project.qde.",
            "Export one project to one file.",
        )
    raise ExchangeRefused("The file holds no project (.qde).", EXPORT_AGAIN)


def _name(part: ZipInfo) -> str:
    """The name with forward slashes, whatever the program that packed it used."""
    return part.filename.replace("\\", "/")


def _is_litter(name: str) -> bool:
    """What file managers leave in archives."""
    parts = name.split("/")
    return "__MACOSX" in parts or parts[-1].startswith(("._", ".")) or not parts[-1]


def _check_size(part: ZipInfo, most: int, limits: Limits) -> None:
    packed = max(part.compress_size, 1)
    bomb = part.file_size > MB and part.file_size / packed > limits.packing_ratio
    if part.file_size > most or bomb:
        raise ExchangeRefused(
            f"{PurePosixPath(part.filename).name[:80]} unpacks to more than "
            f"{most // MB} MB, or to far more than it seems.",
            "Export it in several parts, or check where it comes from.",
        )
