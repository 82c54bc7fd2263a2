"""heed suggest project PROJECT"""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from heed.coding.actions import begin_run, carry_out
from heed.coding.choices import Errand, RunState
from heed.coding.errors import CodingRefused
from heed.coding.queries.projects import project_named
from heed.coding.suggesting import door
from heed.coding.suggesting.errors import TextExtraMissing
from heed.coding.suggesting.telling import card_lines


class Command(BaseCommand):
    """Let a model learn from a project, and say how well it proposes each code."""

    help = "Let a model learn from a coding project, and leave its drafts with texts."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("project", help="The project's short name.")
        parser.add_argument(
            "--json", action="store_true", help="Print the score card as one object."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            if not door.is_installed():
                raise CommandError(str(TextExtraMissing("scikit-learn")))
            project = project_named(options["project"])
            run = begin_run(project, Errand.TRAIN, by=None)
        except CodingRefused as refusal:
            raise CommandError(str(refusal)) from refusal
        ended = carry_out(run.pk, self._say)
        if ended is None or ended.state != RunState.DONE:
            raise CommandError(ended.said if ended else "Another process took it over.")
        card = ended.model.card
        if options["json"]:
            self.stdout.write(json.dumps(card, ensure_ascii=False))
        else:
            self.stdout.write("\n".join(card_lines(card)))

    def _say(self, sentence: str) -> None:
        self.stderr.write(sentence)
