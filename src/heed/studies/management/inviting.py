"""What the commands about a survey's list of people share."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from heed.foundation.spreadsheets.sheets import SpreadsheetRefused
from heed.people.management.who import who
from heed.responses.choices import Round
from heed.responses.errors import NoInvitationsError
from heed.studies.errors import StudyRefused
from heed.studies.inviting import Inviting, inviting
from heed.studies.management.telling import add_who
from heed.studies.queries import study_named


class ListCommand(BaseCommand):
    """A command about the list of one survey of a study."""

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("study", help="The study's name.")
        parser.add_argument("--survey", default="", help="Where it has several.")
        add_who(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        study, survey = study_named_or_refused(options["study"]), options["survey"]
        try:
            told = self.act(inviting(who(options["by"]), study, survey), options)
        except (StudyRefused, NoInvitationsError, SpreadsheetRefused) as error:
            raise CommandError(str(error)) from error
        except OSError as error:
            raise CommandError(f"The file cannot be used: {error.strerror}.") from error
        if options["json"]:
            self.stdout.write(json.dumps(told))
            return
        for what, number in told.items():
            shown = "not shown" if number is None else number
            self.stdout.write(f"{what.replace('_', ' ').capitalize()}: {shown}")

    def act(self, it: Inviting, options: dict[str, Any]) -> dict[str, Any]:
        """Do what the command is for, and give what to print."""
        raise NotImplementedError


def which_argument(parser: ArgumentParser, *which: Round) -> None:
    """Which people are written to."""
    parser.add_argument(
        "--round",
        choices=[one.value for one in which],
        default=Round.FIRST.value,
        help="first (not written to yet), reminder, or again (today's letters).",
    )


def study_named_or_refused(slug: str) -> Any:
    """A study by its name, or a sentence that says which there are."""
    try:
        return study_named(slug)
    except StudyRefused as error:
        raise CommandError(str(error)) from error
