"""heed warehouse status"""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from heed.warehouse.holdings import holdings


class Command(BaseCommand):
    """Print how much is stored, where, and what is still to be done."""

    help = "Say what the analysis store holds and what it waits for."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--json", action="store_true", help="Print one object.")

    def handle(self, *args: Any, **options: Any) -> None:
        found = holdings()
        if options["json"]:
            self.stdout.write(json.dumps(found))
            return
        for slug, (rows, files) in found["fieldworks"].items():
            self.stdout.write(f"{slug}: {rows} rows in {files} files")
        self.stdout.write(f"Folder: {found['folder']}, {found['bytes']} bytes")
        self.stdout.write(f"Windows that wait to be copied: {found['waiting']}")
        self.stdout.write(f"Rows that wait to be rewritten: {found['tombstones']}")
