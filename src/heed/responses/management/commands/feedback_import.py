"""heed feedback import FILE --map MAP.yaml"""

import json
import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from heed.foundation.spreadsheets import rows
from heed.foundation.spreadsheets.sandbox import sandboxed
from heed.foundation.spreadsheets.sheets import SheetRow, SpreadsheetRefused
from heed.people.models import Nation
from heed.people.queries import account_by_email
from heed.responses.actions.importing import (
    Row,
    Tally,
    finish_import,
    import_rows,
    prepare_import,
)
from heed.responses.formats.import_map import ImportMap, check_columns, load_map
from heed.responses.formats.import_rows import convert
from heed.responses.formats.problems import write_problems
from heed.responses.formats.yaml_lines import MapRefused

SOME_REFUSED = 3


class Command(BaseCommand):
    """Bring in feedback that the organisation already holds."""

    help = "Bring in feedback from a CSV or Excel file; may be repeated safely."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="The CSV or .xlsx file.")
        parser.add_argument(
            "--map", type=Path, required=True, help="What its columns mean (YAML)."
        )
        parser.add_argument("--by", help="Your e-mail address, if you have an account.")
        parser.add_argument(
            "--nation",
            choices=Nation.values,
            default=Nation.ENGLAND,
            help="Where the organisation is, if it has to be made.",
        )
        parser.add_argument(
            "--dry-run", action="store_true", help="Check every row, store nothing."
        )
        parser.add_argument(
            "--problems", type=Path, help="Where to write why rows were refused."
        )
        parser.add_argument("--json", action="store_true", help="Print one object.")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            spec = load_map(options["map"])
            read = converted(options["file"], spec)
            tally = self._run(spec, shown(read), options)
        except OSError as error:
            name = Path(str(error.filename)).name
            raise CommandError(f"{name} cannot be opened.") from error
        except (MapRefused, SpreadsheetRefused) as error:
            raise CommandError(str(error)) from error
        self._say(tally, options)

    def _run(
        self, spec: ImportMap, read: Iterator[Row], options: dict[str, Any]
    ) -> Tally:
        if options["dry_run"]:
            return added([checked(read)])
        first = next(read, None)  # a file that is refused whole leaves nothing behind
        site = prepare_import(by=self._by(options), spec=spec, nation=options["nation"])
        again = read if first is None else prepended(first, read)
        tally = added(import_rows(site=site, rows=again))
        finish_import(site=site, tally=tally)
        return tally

    def _by(self, options: dict[str, Any]) -> Any:
        if not options["by"]:
            return None
        account = account_by_email(options["by"])
        if account is None:
            raise CommandError("There is no account with this e-mail address.")
        return account

    def _say(self, tally: Tally, options: dict[str, Any]) -> None:
        if tally.problems:
            path = options["problems"] or Path(f"{options['file'].stem}-problems.csv")
            with path.open("w", encoding="utf-8", newline="") as file:
                write_problems(file, tally.problems)
            self.stderr.write(f"Why rows were refused is written to {path}.")
        counts = {
            "stored": tally.stored,
            "duplicates": tally.duplicates,
            "refused": tally.refused,
        }
        if options["json"]:
            self.stdout.write(json.dumps(counts))
        else:
            would = "Would be stored" if options["dry_run"] else "Stored"
            self.stdout.write(
                f"{would} {tally.stored}, there before {tally.duplicates}, "
                f"refused {tally.refused}; {tally.rows} rows in all."
            )


def converted(path: Path, spec: ImportMap) -> Iterator[Row]:
    """Each row of a file as a response or as what is wrong with it."""
    with path.open("rb"):
        pass  # a file that is not there is told before a child process is started
    is_checked = False
    row: SheetRow
    for row in sandboxed(rows, path, sheet=spec.sheet):
        if not is_checked:
            check_columns(spec, list(row.cells))
            is_checked = True
        yield convert(row, spec)


def shown(read: Iterator[Row]) -> Iterator[Row]:
    """The same rows, with progress for whoever watches."""
    quiet = not sys.stderr.isatty()
    return iter(tqdm(read, unit=" rows", disable=quiet, file=sys.stderr))


def prepended(first: Row, read: Iterator[Row]) -> Iterator[Row]:
    """The first row that was looked at, and then the others."""
    yield first
    yield from read


def checked(read: Iterator[Row]) -> Tally:
    """What would become of the rows, as far as the file alone tells."""
    tally = Tally()
    for row in read:
        if isinstance(row, list):
            tally.refused += 1
            tally.problems += row
        else:
            tally.stored += 1
    return tally


def added(tallies: Iterator[Tally] | list[Tally]) -> Tally:
    """The sum of tallies."""
    total = Tally()
    for one in tallies:
        total.stored += one.stored
        total.duplicates += one.duplicates
        total.refused += one.refused
        total.problems += one.problems
    return total
