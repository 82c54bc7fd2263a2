"""heed place open NAME --under CODE --kind ward --by EMAIL"""

from argparse import ArgumentParser

from django.core.management.base import BaseCommand, CommandError

from heed.people.access import Permission
from heed.people.actions import open_place
from heed.people.console import acting, place_at
from heed.people.errors import Refused
from heed.people.models import PlaceKind, Setting


class Command(BaseCommand):
    """Open a service, ward or team."""

    help = "Open a service, ward or team below another place."

    def add_arguments(self, parser: ArgumentParser) -> None:
        kinds = [k for k in PlaceKind.values if k != PlaceKind.ORGANISATION]
        parser.add_argument("name", help="The place's name.")
        parser.add_argument("--under", required=True, help="Code of the place above.")
        parser.add_argument("--kind", choices=kinds, required=True)
        parser.add_argument(
            "--setting",
            choices=Setting.values,
            default="",
            help="Whether people stay there; needed for a ward or team.",
        )
        parser.add_argument("--beds", type=int, help="Staffed beds of a ward.")
        parser.add_argument("--by", required=True, help="Your e-mail address.")

    def handle(self, *args, **options) -> None:
        parent = place_at(options["under"])
        by = acting(options["by"], Permission.MANAGE_PLACES, parent)
        try:
            place = open_place(
                by=by,
                parent=parent,
                kind=options["kind"],
                name=options["name"],
                setting=options["setting"],
                beds=options["beds"],
            )
        except Refused as error:
            raise CommandError(error.sentence) from error
        self.stdout.write(f"Opened with the code {place.code}.")
