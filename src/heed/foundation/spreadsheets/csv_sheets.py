"""Reads CSV files as they come: from Excel or a database, in UTF-8 or older Windows."""

import codecs
import csv
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TextIO

from heed.foundation.spreadsheets.sheets import (
    Limits,
    SheetRow,
    SpreadsheetRefused,
    named_rows,
)

CHUNK = 2**20
LONGEST_LINE = 2**20
SAVE_AS_UTF8 = "Save it again as 'CSV UTF-8', or as an Excel workbook."


def csv_rows(
    path: Path, *, limits: Limits, tell: Callable[[str], None]
) -> Iterator[SheetRow]:
    """Stream the rows of a CSV file; what had to be guessed is told in a sentence."""
    encoding = _encoding(path)
    if encoding == "cp1252":
        tell("The file is not UTF-8. It was read as Windows-1252: check the accents.")
    with path.open(encoding=encoding, newline="") as file:
        yield from named_rows(_table(file), sheet="", limits=limits)


def _encoding(path: Path) -> str:
    for encoding in ("utf-8-sig", "cp1252"):
        if _decodes(path, encoding):
            return encoding
    raise SpreadsheetRefused(
        "The file holds characters that are no text.", SAVE_AS_UTF8, row=1
    )


def _decodes(path: Path, encoding: str) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)()
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            if b"\x00" in chunk:
                raise SpreadsheetRefused(
                    "The file is not a text file.", SAVE_AS_UTF8, row=1
                )
            try:
                decoder.decode(chunk)
            except UnicodeDecodeError:
                return False
    try:
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _table(file: TextIO) -> Iterator[list[str]]:
    first = _line(file)
    if not first.strip():
        # named_rows refuses it as a missing header.
        return
    delimiter = max((",", ";", "\t"), key=first.count)
    reader = csv.reader(_lines(first, file), delimiter=delimiter, strict=True)
    number = 0
    while True:
        number += 1
        try:
            yield next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise SpreadsheetRefused(
                "The quotation marks of this row do not close, or a cell is too long.",
                "Write a quotation mark inside a cell twice, and save the file again.",
                row=number,
            ) from error


def _lines(first: str, file: TextIO) -> Iterator[str]:
    yield first
    while line := _line(file):
        yield line


def _line(file: TextIO) -> str:
    line = file.readline(LONGEST_LINE + 1)
    if len(line) > LONGEST_LINE:
        raise SpreadsheetRefused(
            "A line of the file is longer than a million characters.", SAVE_AS_UTF8
        )
    return line
