"""``heed database backup FILE``: a copy of the store, opened again to be sure."""

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection

from heed.foundation.backups import back_up
from heed.foundation.errors import BackupFailed

_ADVICE = {
    "sqlite": "It cannot be read without the key file. Keep a copy of that, apart.",
    "postgresql": "It is not encrypted; only people's words in it are sealed. Keep it "
    "where few can read it, and a copy of the key file apart.",
}


class Command(BaseCommand):
    """Copy the database into a new file, while the service goes on."""

    help = "Copy the database into a new file, while the service goes on."

    def add_arguments(self, parser: CommandParser) -> None:
        """The file, and whether a machine reads the answer."""
        parser.add_argument("file", type=Path, help="The new file.")
        parser.add_argument(
            "--json", action="store_true", help="Print one JSON object."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Write, check, and say what else must be kept."""
        path = options["file"].resolve()
        try:
            size = back_up(path)
        except BackupFailed as failure:
            raise CommandError(str(failure)) from failure
        if options["json"]:
            self.stdout.write(json.dumps({"file": str(path), "bytes": size}))
            return
        self.stdout.write(f"{path}: {size} bytes, opened again and whole.")
        self.stdout.write(_ADVICE[connection.vendor])
