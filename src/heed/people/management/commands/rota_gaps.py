"""heed rota gaps --place CODE"""

import json
from argparse import ArgumentParser
from datetime import timedelta
from zoneinfo import ZoneInfo

from django.core.management.base import BaseCommand

from heed.foundation import clock
from heed.people.console import place_at
from heed.people.queries import rota_gaps


class Command(BaseCommand):
    """Show when nobody is on call."""

    help = "Show when no first reader is on call for a place."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--place", required=True, help="Code of the place.")
        parser.add_argument("--days", type=int, default=28, help="How far ahead.")
        parser.add_argument("--json", action="store_true", help="Print one object.")

    def handle(self, *args, **options) -> None:
        place = place_at(options["place"])
        now = clock.now()
        gaps = rota_gaps(place, now, now + timedelta(days=options["days"]))
        zone = ZoneInfo(place.zone)
        found = [
            {
                "role": gap.role,
                "start": gap.start.astimezone(zone).isoformat(timespec="minutes"),
                "end": gap.end.astimezone(zone).isoformat(timespec="minutes"),
            }
            for gap in gaps
        ]
        if options["json"]:
            self.stdout.write(json.dumps({"gaps": found}))
            return
        for gap in found:
            self.stdout.write(f"{gap['role']}: {gap['start']} to {gap['end']}")
        if not found:
            self.stdout.write("No gaps.")
