"""``heed contacts show``: the help contacts, and which a person must still ring."""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from heed.foundation import clock
from heed.safeguards import contacts


class Command(BaseCommand):
    help = "List the help contacts, how fresh they are, and which nobody has rung."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--json", action="store_true", help="Print one JSON object."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        stale = {contact.id for contact in contacts.stale(clock.now().date())}
        to_ring = {contact.id for contact in contacts.to_ring()}
        if options["json"]:
            found = {"stale": sorted(stale), "to_ring": sorted(to_ring)}
            self.stdout.write(json.dumps(found))
            return
        for contact in contacts.store().contacts:
            marks = ["check again"] if contact.id in stale else []
            marks += ["ring before a release"] if contact.id in to_ring else []
            said = f"checked {contact.checked}" + "".join(f", {m}" for m in marks)
            self.stdout.write(f"{contact.id:<28} {said}")
