"""heed demo links"""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from heed.config.demonstration.build import is_built, refuse_outside_the_demonstration
from heed.config.demonstration.guide import guide
from heed.people.errors import Refused


class Command(BaseCommand):
    """Print new sign-in links, the addresses to try and the receipts."""

    help = "Print new single-use links into the made-up world."

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            refuse_outside_the_demonstration()
        except Refused as error:
            raise CommandError(error.sentence) from error
        if not is_built():
            raise CommandError("There is no made-up world here. Run: heed demo build")
        self.stdout.write(guide())
