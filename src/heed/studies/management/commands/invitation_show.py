"""heed invitation show STUDY"""

from dataclasses import asdict
from typing import Any

from heed.responses.queries.invitations import dispositions, may_be_shown
from heed.studies.inviting import Inviting
from heed.studies.management.inviting import ListCommand

ANSWERS = {"complete", "partial", "taken_back", "no_answer"}


class Command(ListCommand):
    """Say what became of a list, in AAPOR's kinds."""

    help = "Say what became of a survey's list; never who answered."

    def act(self, it: Inviting, options: dict[str, Any]) -> dict[str, Any]:
        found = dispositions(it.survey)
        told = asdict(found)
        if not may_be_shown(found):
            told |= dict.fromkeys(ANSWERS)
        return told
