"""heed study verify BUNDLE"""

import json
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from heed.studies.bundle.verifying import verify
from heed.studies.management.telling import refusals


class Command(BaseCommand):
    """Hold a bundle against its sums."""

    help = "Check that every file of a study bundle is there, and as it was made."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("bundle", type=Path, help="The folder or ZIP file.")
        parser.add_argument("--json", action="store_true", help="Print one object.")

    def handle(self, *args: Any, **options: Any) -> None:
        bundle: Path = options["bundle"]
        if not bundle.exists():
            raise CommandError(f"There is no {bundle}.")
        with refusals():
            found = verify(bundle)
        if options["json"]:
            told = {**vars(found), "whole": found.is_whole}
            self.stdout.write(json.dumps(told, ensure_ascii=False))
        elif found.is_whole:
            self.stdout.write(f"Whole: {found.files} files are as they were made.")
        for kind in ("changed", "missing", "added"):
            for name in [] if options["json"] else getattr(found, kind):
                self.stdout.write(f"{kind.capitalize()}: {name}")
        if not found.is_whole:
            sys.exit(1)
