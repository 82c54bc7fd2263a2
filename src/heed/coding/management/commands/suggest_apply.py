"""heed suggest apply MODEL FILE --text COLUMN"""

import csv
import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from heed.coding.suggesting import door
from heed.coding.suggesting.errors import CannotSuggest
from heed.foundation.spreadsheets import SpreadsheetRefused, rows
from heed.foundation.spreadsheets.formulas import harmless
from heed.foundation.spreadsheets.sandbox import sandboxed

HEADER = ("row", "code", "margin", "likelihood", "model")


class Command(BaseCommand):
    """Propose codes for the texts of a file; they are drafts for a person."""

    help = "Propose codes for the texts of a CSV or Excel file, as drafts (CSV)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("model", type=Path, help="From heed suggest train --out.")
        parser.add_argument("file", type=Path, help="A row a text, in CSV or Excel.")
        parser.add_argument("--text", required=True, help="The column of the texts.")
        parser.add_argument("--out", type=Path, help="Where to write; else printed.")
        parser.add_argument(
            "--next",
            action="store_true",
            help="Instead list all rows, the one that is most useful to code first.",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            self._apply(options)
        except OSError as error:
            name = Path(str(error.filename)).name
            raise CommandError(f"{name} cannot be opened.") from error
        except (CannotSuggest, SpreadsheetRefused) as error:
            raise CommandError(str(error)) from error

    def _apply(self, options: dict[str, Any]) -> None:
        model = door.load(options["model"])
        with options["file"].open("rb"):
            pass  # a file that is not there is told before a child process is started
        read = sandboxed(rows, options["file"])
        texts = door.texts_from_rows(read, text=options["text"])
        table = self._next if options["next"] else self._proposed
        if options["out"] is None:
            csv.writer(self.stdout, lineterminator="\n").writerows(table(model, texts))
            return
        with options["out"].open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(table(model, texts))

    def _proposed(self, model: Any, texts: list[tuple[int, str]]) -> Iterator[tuple]:
        yield HEADER
        words = [text for _number, text in texts]
        found = model.suggest_each(words, door.sentence_vectors(), self._tell)
        for (number, _), codes in zip(texts, found, strict=True):
            for one in codes:
                likely = "" if one.likelihood is None else one.likelihood
                yield number, harmless(one.code), one.margin, likely, model.version

    def _next(self, model: Any, texts: list[tuple[int, str]]) -> Iterator[tuple]:
        yield ("row",)
        words = [text for _number, text in texts]
        for place in door.order_to_code(model, words, door.sentence_vectors()):
            yield (texts[place][0],)

    def _tell(self, done: int, of: int) -> None:
        if sys.stderr.isatty() or done == of:
            self.stderr.write(f"{done} of {of} texts.")
