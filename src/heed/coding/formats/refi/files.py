"""The one door to codebooks and projects of other programs."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import IO, Any

from heed.coding.errors import ExchangeRefused
from heed.coding.formats.refi.counting import Counting
from heed.coding.formats.refi.limits import LIMITS, MB, Limits
from heed.coding.formats.refi.loading import Loader
from heed.coding.formats.refi.package import ZIP, Package, file_named, opened
from heed.coding.formats.refi.reading import Gatherer
from heed.coding.formats.refi.results import Imported, Losses
from heed.coding.formats.refi.settling import settle
from heed.coding.formats.refi.walking import Walk, scan
from heed.foundation.spreadsheets import SpreadsheetRefused
from heed.foundation.spreadsheets.sandbox import Allowance, sandboxed
from heed.instruments.formats.losses import How

ALLOWED = Allowance(memory_bytes=3 * 2**30, cpu_seconds=300, waiting_seconds=600)
NAMESPACES = ("urn:QDA-XML:project:1.0", "urn:QDA-XML:codebook:1.0")


def import_file(path: Path, *, counting: Counting | None = None) -> Imported:
    """Read a stranger's file in a child process with bounded time and memory.

    ``counting`` is what a person knows of how its positions were counted; without it
    that is found out, text by text.
    """
    try:
        parts = sandboxed(_in_child, path, counting, allowance=ALLOWED)
        refused, imported = next(parts)
        if refused is not None:
            raise ExchangeRefused(*refused)
        sources = tuple(parts)
    except SpreadsheetRefused:
        raise ExchangeRefused(
            "The file could not be read within the time and memory that it may take.",
            "Export it in several parts.",
        ) from None
    whole: Imported = imported
    return replace(whole, project=replace(whole.project, sources=sources))


def read_file(
    path: Path, *, counting: Counting | None = None, limits: Limits = LIMITS
) -> Imported:
    """Read a file in this process; for files of our own and for the child."""
    with path.open("rb") as file:
        begin = file.read(4)
    if not begin:
        raise ExchangeRefused("The file is empty.", "Export it again.")
    if begin == ZIP:
        with opened(path, limits) as package:
            return _from_package(package, counting, limits)
    if path.stat().st_size > limits.xml_bytes:
        raise ExchangeRefused(
            f"The file is larger than {limits.xml_bytes // MB} MB.",
            "Export it in several parts.",
        )
    losses = Losses()
    with path.open("rb") as first, path.open("rb") as second:
        gatherer = _gathered(first, second, losses, limits)
    return settle(gatherer.found, Loader(None, losses), losses, counting)


def _in_child(path: Path, counting: Counting | None) -> Iterator[Any]:
    """The project without its texts, and then each text, so that no piece is large."""
    try:
        imported = read_file(path, counting=counting)
    except ExchangeRefused as refusal:
        yield (refusal.problem, refusal.remedy), None
        return
    sources = imported.project.sources
    yield None, replace(imported, project=replace(imported.project, sources=()))
    yield from sources


def _from_package(
    package: Package, counting: Counting | None, limits: Limits
) -> Imported:
    losses = Losses()
    if package.xml_is_renamed:
        losses.add(
            package.xml.filename,
            "the package",
            "The name of the XML.",
            "The standard calls it project.qde; nothing in it was lost.",
            How.CHANGED,
        )
    with package.opened_xml() as first, package.opened_xml() as second:
        gatherer = _gathered(first, second, losses, limits)
    imported = settle(gatherer.found, Loader(package, losses), losses, counting)
    for path in filter(None, gatherer.found.media):
        package.use(file_named(path)[1])
    for name in package.unused():
        losses.add(
            name, "the package", "A file.", "Nothing in the project refers to it."
        )
    return replace(imported, losses=losses.all())


def _gathered(
    first: IO[bytes], second: IO[bytes], losses: Losses, limits: Limits
) -> Gatherer:
    scan(first, limits)
    gatherer = Gatherer(losses)
    walk = Walk(second, limits, gatherer.take)
    walk.run()
    _tell(walk, gatherer, losses)
    return gatherer


def _tell(walk: Walk, gatherer: Gatherer, losses: Losses) -> None:
    for tag, count in walk.unknown.items():
        losses.add(
            tag.rpartition("}")[2],
            "the XML",
            f"{count} elements that are not known.",
            "The standard has no such element.",
        )
    if walk.namespace not in NAMESPACES:
        losses.add(
            "",
            "the XML",
            f"The version {walk.namespace[:80] or 'that is not named'}.",
            "It was read as if it were version 1.0.",
            How.CHANGED,
        )
    base = gatherer.found.root.get("basePath")
    if base:
        losses.add(
            "",
            "Project",
            "The folder of media on somebody's computer.",
            "Heed follows no paths out of the file, and keeps none.",
        )
