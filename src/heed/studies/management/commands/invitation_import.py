"""heed invitation import STUDY FILE"""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from heed.responses.formats.problems import write_problems
from heed.studies.inviting import Inviting, bring_list
from heed.studies.management.inviting import ListCommand

NOTHING_DONE = 3


class Command(ListCommand):
    """Put people on the list of a survey; a file may be brought in twice."""

    help = "Put people on a survey's list from a CSV or Excel file, or none of them."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("file", type=Path, help="The CSV or .xlsx file.")
        parser.add_argument(
            "--dry-run", action="store_true", help="Check every row, store nothing."
        )

    def act(self, it: Inviting, options: dict[str, Any]) -> dict[str, Any]:
        with options["file"].open("rb"):
            pass  # a file that is not there is told before a child process is started
        brought = bring_list(it, options["file"], is_trial=options["dry_run"])
        if brought.problems:
            write_problems(self.stderr, brought.problems)
            self.stderr.write("Nothing was stored. Mend these rows and try again.")
            sys.exit(NOTHING_DONE)
        return {"added": brought.added, "there_before": brought.there_before}
