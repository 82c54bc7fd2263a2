"""heed demo build"""

from argparse import ArgumentParser
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from heed.config.demonstration import build
from heed.config.demonstration.guide import guide
from heed.config.demonstration.world import Size
from heed.people.errors import Refused


class Command(BaseCommand):
    """Build the made-up world and say how to walk through it."""

    help = "Build the made-up world of the demonstration, if it is not there."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--small", action="store_true", help="Three wards and three weeks only."
        )
        parser.add_argument(
            "--fresh", action="store_true", help="Empty the made-up world first."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            self._build(options)
        except Refused as error:
            raise CommandError(error.sentence) from error
        self.stdout.write(guide())

    def _build(self, options: dict[str, Any]) -> None:
        call_command("migrate", verbosity=0)
        build.refuse_outside_the_demonstration()
        if options["fresh"]:
            build.clear_world()
        if build.is_built():
            build.keep_counting()
            self.stdout.write("The made-up world is there already.\n")
        else:
            build.build_world(Size(is_small=options["small"]), self.stdout.write)
            self.stdout.write("The made-up world is ready.\n")
