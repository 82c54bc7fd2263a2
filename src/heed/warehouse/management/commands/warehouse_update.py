"""heed warehouse update"""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from heed.warehouse.actions import copy_closed_windows
from heed.warehouse.errors import WarehouseBusy


class Command(BaseCommand):
    """Copy closed windows, and rewrite what somebody took back."""

    help = "Copy closed windows into the analysis store, as happens each hour."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--json", action="store_true", help="Print one object.")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            rows = copy_closed_windows()
        except WarehouseBusy as error:
            raise CommandError(str(error)) from error
        said = json.dumps({"rows": rows}) if options["json"] else f"Copied: {rows}."
        self.stdout.write(said)
