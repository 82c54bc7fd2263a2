"""Django's ``migrate``, which also holds the key file to the database."""

from typing import Any

from django.core.management.commands import migrate

from heed.foundation.keyring import refuse_wrong_keys, remember_keys


class Command(migrate.Command):
    """Bring the database up to date, refusing another database's key file."""

    help = "Bring the database up to date."

    def handle(self, *args: Any, **options: Any) -> None:
        """Check the keys, migrate, and note the keys of a new database."""
        refuse_wrong_keys()
        super().handle(*args, **options)
        remember_keys()
