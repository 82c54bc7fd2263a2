"""heed study fill STUDY BLANK "words" """

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from heed.people.management.who import who
from heed.studies.actions import fill_blank
from heed.studies.management.telling import add_who, refusals
from heed.studies.queries import study_named, written_in
from heed.studies.reports.checklists import blanks


class Command(BaseCommand):
    """Fill a blank of the reports once, or list those that are not filled."""

    help = "Fill in what only a person can write in a report, or list the blanks."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("study", help="The study's name.")
        parser.add_argument("blank", nargs="?", help="Which; without it all are shown.")
        parser.add_argument("words", nargs="?", default="", help="Your words.")
        add_who(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        with refusals():
            study = study_named(options["study"])
            if options["blank"] and options["words"]:
                fill_blank(
                    by=who(options["by"]),
                    study=study,
                    blank=options["blank"],
                    words=options["words"],
                )
        written = written_in(study)
        if options["json"]:
            told = {"filled": written, "asked": blanks()}
            self.stdout.write(json.dumps(told, ensure_ascii=False))
            return
        for code, asks in blanks().items():
            self.stdout.write(f"{code:<16} {written.get(code) or f'TO FILL: {asks}'}")
