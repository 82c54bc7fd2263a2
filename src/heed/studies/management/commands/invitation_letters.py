"""heed invitation letters STUDY --to FILE"""

import os
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.db import transaction

from heed.responses.actions.invitations import print_invitations
from heed.responses.choices import Round
from heed.studies.inviting import Inviting
from heed.studies.management.inviting import ListCommand, which_argument

NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL


class Command(ListCommand):
    """Write the letters of a round to a new file that only its owner can read."""

    help = "Write letters of invitation to a PDF; delete it when it is printed."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        which_argument(parser, *Round)
        parser.add_argument("--to", type=Path, required=True, help="The new PDF file.")

    def act(self, it: Inviting, options: dict[str, Any]) -> dict[str, Any]:
        which = Round(options["round"])
        # A file that cannot be written leaves everybody's words as they were.
        with transaction.atomic():
            pdf, count = print_invitations(by=it.by, fieldwork=it.survey, which=which)
            with os.fdopen(os.open(options["to"], NEW, 0o600), "wb") as file:
                file.write(pdf)
        return {"letters": count}
