"""heed dataset export STUDY --as sav"""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from heed.people.management.who import who
from heed.studies.actions import export_study
from heed.studies.management.telling import add_who, refusals
from heed.studies.queries import study_named
from heed.warehouse.formats import WRITERS

SINGLE = "It holds what single people answered. Keep it safe."
HOLDS = {"ddi": "It holds counts, small ones too, and no single answers. Keep it safe."}


class Command(BaseCommand):
    """Write what people agreed to share, for those who work inside the study."""

    help = "Write the answers of a study to a file; the export is logged."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("study", help="The study's name.")
        parser.add_argument(
            "--as", dest="kind", choices=sorted(WRITERS), required=True, help="Which."
        )
        parser.add_argument(
            "--to",
            type=Path,
            default=Path(),
            help="The folder; else this one.",
        )
        add_who(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        folder: Path = options["to"]
        if not folder.is_dir():
            raise CommandError(f"There is no folder {folder}. Make it first.")
        with refusals():
            written = export_study(
                by=who(options["by"]),
                study=study_named(options["study"]),
                kind=options["kind"],
                folder=folder,
            )
        if options["json"]:
            self.stdout.write(json.dumps({"written": [str(path) for path in written]}))
            return
        for path in written:
            self.stdout.write(f"Written: {path}")
        self.stdout.write(HOLDS.get(options["kind"], SINGLE))
