"""heed suggest train FILE --text COLUMN --labels all --group COLUMN"""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from heed.coding.suggesting import door
from heed.coding.suggesting.errors import CannotSuggest
from heed.coding.suggesting.telling import card_lines
from heed.foundation.spreadsheets import SpreadsheetRefused, rows
from heed.foundation.spreadsheets.sandbox import sandboxed


class Command(BaseCommand):
    """Learn from labelled texts, and say how well each label is proposed."""

    help = "Train a model that proposes codes, on a CSV or Excel file of coded texts."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="A row a text, in CSV or Excel.")
        parser.add_argument("--text", required=True, help="The column of the texts.")
        parser.add_argument(
            "--group",
            required=True,
            help="The column that says who wrote a text; nobody is on both sides.",
        )
        chosen = parser.add_mutually_exclusive_group(required=True)
        chosen.add_argument(
            "--labels", choices=["all"], help="Every column of 0, 1 and blanks."
        )
        chosen.add_argument(
            "--label",
            action="append",
            metavar="NAME",
            help="One label's column; give it once for each label.",
        )
        parser.add_argument(
            "--agreement",
            type=Path,
            help="A file with the columns label and agreement, between two coders.",
        )
        parser.add_argument("--out", type=Path, help="Where to write the model.")
        parser.add_argument("--seed", type=int, help="Another division of the people.")
        parser.add_argument(
            "--json", action="store_true", help="Print the score card as one object."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            card = self._train(options)
        except OSError as error:
            name = Path(str(error.filename)).name
            raise CommandError(f"{name} cannot be opened.") from error
        except (CannotSuggest, SpreadsheetRefused) as error:
            raise CommandError(str(error)) from error
        if options["json"]:
            # The last line is for machines, and begins with the two averages.
            head = {name: card[name] for name in ("micro", "macro")}
            self.stdout.write(json.dumps(head | card, ensure_ascii=False))
        else:
            self.stdout.write("\n".join(card_lines(card)))

    def _train(self, options: dict[str, Any]) -> dict[str, Any]:
        _refuse_missing_folder(options["out"])
        data = door.labelled_from_rows(
            _rows(options["file"]),
            text=options["text"],
            group=options["group"],
            labels=options["label"],
        )
        seed = {} if options["seed"] is None else {"seed": options["seed"]}
        model = door.train(
            data, agreement=_agreement(options["agreement"]), say=self._say, **seed
        )
        if options["out"]:
            door.save(model, options["out"])
            self._say(f"The model is in {options['out']}. Treat it like the texts.")
        if options["json"]:
            self._say("\n".join(card_lines(model.card)))
        return model.card

    def _say(self, sentence: str) -> None:
        self.stderr.write(sentence)


def _rows(path: Path) -> Any:
    with path.open("rb"):
        pass  # a file that is not there is told before a child process is started
    return sandboxed(rows, path)


def _agreement(path: Path | None) -> dict[str, float]:
    if path is None:
        return {}
    found = {}
    for row in _rows(path):
        try:
            found[row.cells["label"]] = float(row.cells["agreement"])
        except (KeyError, ValueError) as error:
            raise CannotSuggest(
                f"Row {row.number} of {path.name} is no label with its agreement.",
                "The columns are label and agreement, which is a number.",
            ) from error
    return found


def _refuse_missing_folder(path: Path | None) -> None:
    if path is not None and not path.resolve().parent.is_dir():
        raise CannotSuggest(
            f"There is no folder {path.resolve().parent.name} for the model.",
            "Make it first.",
        )
