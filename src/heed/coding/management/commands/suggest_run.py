"""heed suggest run RUN"""

import os
from argparse import ArgumentParser
from typing import Any
from uuid import UUID

from django.core.management.base import BaseCommand

from heed.coding.actions import carry_out

GENTLY = 10


class Command(BaseCommand):
    """Carry out long work that was asked for on a page; the server calls this."""

    help = "Carry out long work for suggestions that a page asked for (by the server)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("run", type=UUID, help="The identity of the work.")

    def handle(self, *args: Any, **options: Any) -> None:
        os.nice(GENTLY)  # pages go first
        carry_out(options["run"])
