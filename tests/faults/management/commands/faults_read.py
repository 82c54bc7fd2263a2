"""What a store holds after a fault."""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from tests.faults.reading import read


class Command(BaseCommand):
    """Read everything back; one JSON object a line for each response."""

    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        """The file of the people who were there."""
        parser.add_argument("people")

    def handle(self, *args: Any, **options: Any) -> None:
        """Read."""
        for line in read(options["people"]):
            self.stdout.write(json.dumps(line))
