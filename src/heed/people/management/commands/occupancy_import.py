"""heed occupancy import FILE.csv --place CODE --by EMAIL"""

import json
from argparse import ArgumentParser
from dataclasses import asdict
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from heed.people.access import Permission
from heed.people.actions import ImportReport, import_occupancy
from heed.people.console import acting, place_at
from heed.people.errors import Refused
from heed.people.formats.occupancy import MOST_BYTES


class Command(BaseCommand):
    """Bring in a ward's daily counts."""

    help = "Bring in a ward's daily counts from a CSV file, all of it or nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="The CSV file.")
        parser.add_argument("--place", required=True, help="Code of the ward.")
        parser.add_argument("--by", required=True, help="Your e-mail address.")
        parser.add_argument(
            "--checked",
            action="store_true",
            help="Say that you checked numbers that were held back.",
        )
        parser.add_argument("--json", action="store_true", help="Print one object.")

    def handle(self, *args, **options) -> None:
        place = place_at(options["place"])
        by = acting(options["by"], Permission.MANAGE_PLACES, place)
        try:
            if options["file"].stat().st_size > MOST_BYTES:
                raise CommandError("This file is too big. Split it by year.")
            with options["file"].open(encoding="utf-8-sig", newline="") as lines:
                report = import_occupancy(
                    by=by,
                    place=place,
                    lines=lines,
                    source=options["file"].name,
                    checked=options["checked"],
                )
        except Refused as error:
            raise CommandError(error.sentence) from error
        except (OSError, UnicodeDecodeError) as error:
            raise CommandError("This file cannot be read as CSV.") from error
        self._say(report, as_json=options["json"])

    def _say(self, report: ImportReport, *, as_json: bool) -> None:
        if as_json:
            self.stdout.write(json.dumps(asdict(report)))
        else:
            for problem in report.problems:
                where = f"Row {problem.row}, {problem.column or 'whole row'}"
                self.stderr.write(f"{where}: {problem.remedy}")
            self.stdout.write(
                f"Stored {report.stored}, changed {report.changed}, "
                f"the same as before {report.unchanged}."
            )
        if report.problems:
            raise CommandError("Nothing was stored.", returncode=3)
