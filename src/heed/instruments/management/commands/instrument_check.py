"""``heed instrument check``: can this questionnaire be published?"""

import json
import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from heed.instruments.definition import gaps
from heed.instruments.errors import DefinitionError, Problem
from heed.instruments.formats.yaml_files import read_yaml


class Command(BaseCommand):
    help = "Check a questionnaire's YAML file and say what to mend, and where."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="The questionnaire, as YAML.")
        parser.add_argument(
            "--json", action="store_true", help="Print one JSON object."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        problems = check(options["file"])
        if options["json"]:
            self.stdout.write(json.dumps(as_data(problems)))
        else:
            for problem in problems:
                self.stdout.write(str(problem).rstrip())
        if problems and options["json"]:
            sys.exit(1)
        if problems:
            raise CommandError(f"There are {len(problems)} things to mend.")
        if not options["json"]:
            self.stdout.write("The questionnaire can be published.")


def check(path: Path) -> list[Problem]:
    """Everything that keeps a file from being published."""
    try:
        return gaps(read_yaml(path))
    except DefinitionError as error:
        return list(error.problems)
    except OSError as error:
        reason = error.strerror or "cannot be read"
        return [Problem(str(path), f"{reason}.", "Check the name of the file.")]


def as_data(problems: list[Problem]) -> dict[str, Any]:
    """The finding for a machine."""
    return {
        "ready": not problems,
        "problems": [
            {"path": p.path, "what": p.what, "remedy": p.remedy} for p in problems
        ],
    }
