"""``heed keys fingerprint``: which key file this is."""

from typing import Any

from django.core.management.base import BaseCommand

from heed.foundation.keyring import keys


class Command(BaseCommand):
    """Print the key file's fingerprint, and whether it fits the database."""

    help = "Show which key file is in use and whether it fits the database."

    def handle(self, *args: Any, **options: Any) -> None:
        """The fingerprint may be written on the envelope in which a copy is kept."""
        self.stdout.write(f"{keys().fingerprint}")
        self.stderr.write("It fits the database. Keep a copy of the key file apart.")
