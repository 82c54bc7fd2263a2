"""heed warehouse check"""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from heed.warehouse.checking import Checked, altered_files, compared


class Command(BaseCommand):
    """Compare counts and a checksum of all answers, fieldwork by fieldwork."""

    help = "Hold the analysis store against the operational one, row by row."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--json", action="store_true", help="Print one object.")

    def handle(self, *args: Any, **options: Any) -> None:
        altered = altered_files()
        found = [] if altered else list(compared())
        if options["json"]:
            self.stdout.write(json.dumps(_as_json(altered, found)))
        for one in found if not options["json"] else ():
            said = "the same" if one.agrees else "NOT THE SAME"
            self.stdout.write(
                f"{one.fieldwork.slug}: {one.operational[0]} rows in the operational "
                f"store, {one.analysis[0]} in the analysis store: {said}."
            )
        if altered or not all(one.agrees for one in found):
            raise CommandError(
                "The analysis store is not what it should be. Run: heed warehouse "
                "rebuild. Nothing is lost, since it is a copy."
            )


def _as_json(altered: list[str], found: list[Checked]) -> dict[str, Any]:
    return {
        "altered": altered,
        "fieldworks": {
            one.fieldwork.slug: {
                "operational": one.operational[0],
                "analysis": one.analysis[0],
                "agrees": one.agrees,
            }
            for one in found
        },
    }
