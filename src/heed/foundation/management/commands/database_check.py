"""``heed database check [FILE]``: is the store, or a backup of it, whole?"""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import IntegrityError

from heed.foundation.backups import check_file, check_store
from heed.foundation.errors import BackupFailed


class Command(BaseCommand):
    """Look the database over, or a backup of it."""

    help = "Look the database over, or a backup of it."

    def add_arguments(self, parser: CommandParser) -> None:
        """A backup, if it is not the database itself that is meant."""
        parser.add_argument("file", type=Path, nargs="?", help="A backup.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Say that it is whole, or fail."""
        try:
            if options["file"]:
                check_file(options["file"])
            else:
                check_store()
        except (BackupFailed, IntegrityError) as failure:
            raise CommandError(str(failure)) from failure
        self.stdout.write(f"{options['file'] or 'The database'} is whole.")
