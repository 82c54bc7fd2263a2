"""``heed hazards show``: what the hazard log still leaves open."""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from heed.safeguards import hazards


class Command(BaseCommand):
    help = "List the hazards and demands whose controls are not there yet."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--json", action="store_true", help="Print one JSON object."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if not hazards.FOLDER.is_dir():
            raise CommandError("The clinical safety file comes with the source code.")
        if options["json"]:
            self.stdout.write(json.dumps(_as_data()))
            return
        last = None
        for hazard, control in hazards.open_controls():
            if hazard is not last:
                self.stdout.write(f"{hazard.id} ({hazard.severity}) {hazard.title}")
            self.stdout.write(f"    {control.open}: {control.control}")
            last = hazard
        for demand in hazards.open_demands():
            self.stdout.write(f"{demand.id} {demand.open}: {demand.demand}")


def _as_data() -> dict[str, Any]:
    return {
        "hazards": [
            {"hazard": hazard.id, "control": control.control, "open": control.open}
            for hazard, control in hazards.open_controls()
        ],
        "demands": [
            {"demand": one.id, "text": one.demand, "open": one.open}
            for one in hazards.open_demands()
        ],
    }
