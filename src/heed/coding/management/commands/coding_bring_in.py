"""heed coding bring in FILE"""

import os
from argparse import ArgumentParser
from typing import Any
from uuid import UUID

from django.core.management.base import BaseCommand

from heed.coding.actions import carry_in

GENTLY = 10


class Command(BaseCommand):
    """Read, or bring in, a file that somebody sent to a page; the server calls this."""

    help = "Read or bring in a project that a page was sent (by the server)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=UUID, help="The identity of the file.")

    def handle(self, *args: Any, **options: Any) -> None:
        os.nice(GENTLY)  # pages go first
        carry_in(options["file"])
