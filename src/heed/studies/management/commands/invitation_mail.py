"""heed invitation mail STUDY"""

from argparse import ArgumentParser
from typing import Any

from heed.responses.actions.invitations import mail_invitations
from heed.responses.choices import Round
from heed.studies.inviting import Inviting
from heed.studies.management.inviting import ListCommand, which_argument


class Command(ListCommand):
    """Put down a mail to everybody who should have one; the worker sends them."""

    help = "Invite or remind by e-mail; the mails go out one by one."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        which_argument(parser, Round.FIRST, Round.REMINDER)

    def act(self, it: Inviting, options: dict[str, Any]) -> dict[str, Any]:
        which = Round(options["round"])
        count = mail_invitations(by=it.by, fieldwork=it.survey, which=which)
        return {"mails_on_their_way": count}
