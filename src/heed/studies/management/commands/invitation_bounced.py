"""heed invitation bounced STUDY FILE"""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from heed.studies.inviting import Inviting, bring_bounced
from heed.studies.management.inviting import ListCommand


class Command(ListCommand):
    """Record the addresses that mails came back from."""

    help = "Record from a delivery list which addresses mails came back from."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("file", type=Path, help="With columns email and status.")

    def act(self, it: Inviting, options: dict[str, Any]) -> dict[str, Any]:
        with options["file"].open("rb"):
            pass
        return {"out_of_reach": bring_bounced(it, options["file"])}
