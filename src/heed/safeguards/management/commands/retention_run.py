"""``heed retention run``: remove what is short-lived and past its period."""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from heed.safeguards import retention


class Command(BaseCommand):
    help = "Remove what is short-lived and past its period, as happens each day."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--json", action="store_true", help="Print one JSON object."
        )
        parser.add_argument(
            "--plan", action="store_true", help="Say what would go, and remove nothing."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["plan"]:
            gone = {p.what: str(retention.kept(p.keep)) for p in retention.purgers()}
            said = "{what}: older than {number}."
        else:
            gone, said = retention.run(), "{what}: {number} removed."
        if options["json"]:
            self.stdout.write(json.dumps(gone))
            return
        for what, number in gone.items():
            self.stdout.write(said.format(what=what, number=number))
        if not gone:
            self.stdout.write("Nothing is registered for removal.")
