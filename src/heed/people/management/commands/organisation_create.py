"""heed organisation create NAME --nation --admin-email"""

from argparse import ArgumentParser

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from heed.people.actions import found_organisation, invitation_path
from heed.people.errors import Refused
from heed.people.models import Nation


class Command(BaseCommand):
    """Make an organisation and its first administrator."""

    help = "Make an organisation and the link for its first administrator."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("name", help="The organisation's name.")
        parser.add_argument(
            "--nation", choices=Nation.values, required=True, help="Where it is."
        )
        parser.add_argument(
            "--admin-email", required=True, help="The first administrator's address."
        )
        parser.add_argument(
            "--admin-name", default="Administrator", help="The administrator's name."
        )

    def handle(self, *args, **options) -> None:
        try:
            organisation, administrator = found_organisation(
                name=options["name"],
                nation=options["nation"],
                admin_email=options["admin_email"],
                admin_name=options["admin_name"],
            )
        except Refused as error:
            raise CommandError(error.sentence) from error
        link = settings.HEED_BASE_URL + invitation_path(administrator)
        self.stdout.write(f"Made the organisation with the code {organisation.code}.")
        self.stdout.write("Its administrator chooses a password here, once:")
        self.stdout.write(link)
