"""heed retention report [--organisation CODE] [--json]"""

import json
from argparse import ArgumentParser

from django.core.management.base import BaseCommand

from heed.people.console import place_at
from heed.people.models import Place
from heed.people.queries import organisations
from heed.safeguards import retention
from heed.safeguards.retention import Line


class Command(BaseCommand):
    """Say what is past its period; change nothing."""

    help = "Say what is past its period and waits for a decision; change nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--organisation", help="Code of one organisation.")
        parser.add_argument(
            "--json", action="store_true", help="Print one JSON object."
        )

    def handle(self, *args, **options) -> None:
        code = options["organisation"]
        places = [place_at(code)] if code else organisations()
        found = {place: retention.report(place.organisation) for place in places}
        if options["json"]:
            self.stdout.write(json.dumps({p.code: as_data(found[p]) for p in places}))
            return
        for place in places:
            self.stdout.write(told(place, found[place]))
        if not places:
            self.stdout.write("There is no organisation yet.")


def as_data(lines: list[Line]) -> dict[str, dict[str, object]]:
    """The report as a machine reads it."""
    return {
        line.removal.code: {
            "days": line.period.days,
            "due": line.due.rows,
            "held": dict(line.due.held),
        }
        for line in lines
    }


def told(place: Place, lines: list[Line]) -> str:
    """The report of one organisation in sentences."""
    said = [f"Organisation {place.code}:"]
    for line in lines:
        said.append(
            f"  {line.removal.what}: {line.due.rows} past {line.period.days} days."
        )
        said += [f"    held, since {why}: {n}" for why, n in line.due.held.items()]
    return "\n".join(said)
