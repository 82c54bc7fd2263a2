"""heed warehouse rebuild"""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from heed.warehouse.actions import rebuild
from heed.warehouse.errors import WarehouseBusy


class Command(BaseCommand):
    """Forget all files and copy everything anew; nothing is lost by it."""

    help = "Make the analysis store anew from the operational one."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--json", action="store_true", help="Print one object.")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            rows = rebuild()
        except WarehouseBusy as error:
            raise CommandError(str(error)) from error
        said = json.dumps({"rows": rows}) if options["json"] else f"Copied: {rows}."
        self.stdout.write(said)
