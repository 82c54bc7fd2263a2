"""Word files: their paragraphs, and tables of speakers and words."""

import io
import re
import zlib
from collections.abc import Iterator
from pathlib import PurePosixPath
from xml.etree.ElementTree import Element, ParseError
from zipfile import BadZipFile, ZipFile

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import iterparse

from heed.coding.formats.transcripts.turns import Limits, Note, TranscriptRefused

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
DOCUMENT = "word/document.xml"
SAVE_AGAIN = "Open it in Word and save it again as .docx, or as plain text in UTF-8."
PACKED_WELL = 2**20
BREAKS = {f"{W}br": "\n", f"{W}cr": "\n", f"{W}tab": "\t", f"{W}noBreakHyphen": "-"}
NOT_READ = {
    f"{W}commentReference": "Comments",
    f"{W}footnoteReference": "Footnotes",
    f"{W}endnoteReference": "Endnotes",
    f"{W}delText": "Words that were struck out under “track changes”",
    f"{W}txbxContent": "Text boxes",
}
SKIPPED = {f"{W}txbxContent", f"{W}del", f"{W}moveFrom", FALLBACK}
BROKEN = (
    BadZipFile, ParseError, DefusedXmlException, KeyError, ValueError, EOFError,
    OSError, NotImplementedError, RuntimeError, zlib.error,
)  # fmt: skip


def word_lines(content: bytes, limits: Limits, notes: list[Note]) -> list[str]:
    """The paragraphs of a Word file, each as one line or more; a row of a table is one.

    A row becomes “first cell: last cell”, as a table of speakers and words is meant.
    """
    try:
        with ZipFile(io.BytesIO(content)) as package:
            _check(package, limits)
            with package.open(DOCUMENT) as part:
                found = list(_paragraphs(_document(part), notes, limits))
    except TranscriptRefused:
        raise
    except BROKEN:
        raise TranscriptRefused(
            "The Word file is damaged, locked, or no Word file.", SAVE_AGAIN
        ) from None
    return [line for words in found for line in words.split("\n")]


def _check(package: ZipFile, limits: Limits) -> None:
    """Refuse what would unpack to far more than it seems."""
    parts = package.infolist()
    if len(parts) > limits.zip_entries:
        raise TranscriptRefused("The Word file has too many parts.", SAVE_AGAIN)
    for part in parts:
        name = PurePosixPath(part.filename.replace("\\", "/"))
        if ".." in name.parts or name.is_absolute() or part.flag_bits & 1:
            raise TranscriptRefused(
                "The Word file is locked or points outside itself.", SAVE_AGAIN
            )
    document = package.getinfo(DOCUMENT)
    ratio = document.file_size / max(document.compress_size, 1)
    is_bomb = document.file_size > PACKED_WELL and ratio > limits.packing_ratio
    if document.file_size > limits.unpacked_bytes or is_bomb:
        raise TranscriptRefused(
            "The Word file unpacks to far more than an interview.", SAVE_AGAIN
        )


def _document(part: object) -> Iterator[Element]:
    """Paragraphs and rows of tables that stand in nothing else, one at a time.

    What was read is forgotten at once, so that a large file never stands in memory.
    """
    depth, around = 0, []
    for event, element in iterparse(
        part, events=("start", "end"), forbid_dtd=True, forbid_external=True
    ):
        is_ours = element.tag in {f"{W}p", f"{W}tr"}
        if event == "start":
            around.append(element)
            depth += is_ours
            continue
        around.pop()
        depth -= is_ours
        if depth == 0 and is_ours:
            yield element
        if depth == 0 and around:
            around[-1].clear()


def _paragraphs(
    elements: Iterator[Element], notes: list[Note], limits: Limits
) -> Iterator[str]:
    told: set[str] = set()
    total = 0
    for number, element in enumerate(elements, start=1):
        _tell(element, number, told, notes)
        words = _row(element) if element.tag == f"{W}tr" else _words(element)
        total += len(words)
        if total > 2 * limits.characters:
            raise TranscriptRefused(
                f"There are more than {limits.characters:,} letters.",
                "Split the file into several interviews.",
                number,
            )
        yield words


def _tell(element: Element, number: int, told: set[str], notes: list[Note]) -> None:
    for tag, what in NOT_READ.items():
        if tag not in told and next(element.iter(tag), None) is not None:
            told.add(tag)
            notes.append(Note(number, f"{what} were left out.", is_loss=True))


def _row(row: Element) -> str:
    cells = [
        " ".join(_words(p) for p in cell.iter(f"{W}p")).strip()
        for cell in row.iter(f"{W}tc")
    ]
    cells = [re.sub(r"\s+", " ", cell) for cell in cells if cell]
    if len(cells) < 2:
        return "".join(cells)
    *before, said = cells
    return f"{' '.join(one.rstrip(':') for one in before)}: {said}"


def _words(element: Element) -> str:
    """The words of a paragraph, without what is struck out or stands in a box."""
    parts: list[str] = []
    waiting = [element]
    while waiting:
        here = waiting.pop()
        if here.tag in SKIPPED:
            continue
        if here.tag == f"{W}t":
            parts.append(here.text or "")
        parts.append(BREAKS.get(here.tag, ""))
        waiting.extend(reversed(here))
    return "".join(parts)
