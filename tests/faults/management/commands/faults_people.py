"""People who have written everything and have only to send it."""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from tests.faults.people import people


class Command(BaseCommand):
    """Put people into a store; one JSON object a line says what each will send."""

    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        """How many."""
        parser.add_argument("count", type=int)

    def handle(self, *args: Any, **options: Any) -> None:
        """Open their drafts."""
        for one in people(options["count"]):
            self.stdout.write(json.dumps(one))
