"""heed retention remove --organisation CODE --by EMAIL [--yes]"""

from argparse import ArgumentParser

from django.core.management.base import BaseCommand, CommandError

from heed.people.access import Permission
from heed.people.console import acting, place_at
from heed.people.management.commands.retention_report import told
from heed.safeguards import retention


class Command(BaseCommand):
    """Remove what is past its period, after a person decided so."""

    help = "Remove what is past its period, once somebody has read the report."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--organisation", required=True, help="Its code.")
        parser.add_argument("--by", required=True, help="Your e-mail address.")
        parser.add_argument(
            "--yes", action="store_true", help="You read the report: remove it now."
        )

    def handle(self, *args, **options) -> None:
        place = place_at(options["organisation"])
        if place.parent_id is not None:
            raise CommandError("This is a place inside an organisation.")
        by = acting(options["by"], Permission.MANAGE_PLACES, place)
        if not options["yes"]:
            self.stdout.write(told(place, retention.report(place.organisation)))
            self.stdout.write(
                "Nothing was removed. If an inquiry or a court asked that records "
                "be kept, stop here. Else add --yes."
            )
            return
        gone = retention.remove_due(by=by.id, organisation=place.organisation)
        for code, number in gone.items():
            self.stdout.write(f"{code}: {number} removed.")
