"""heed study report STUDY"""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from heed.foundation.private_files import write_privately
from heed.people.management.who import who
from heed.people.models import Account
from heed.safeguards.disclosure import Audience
from heed.studies.management.telling import add_who, refusals
from heed.studies.queries import study_named
from heed.studies.reports import REPORTS
from heed.studies.reports.survey import report_outside
from heed.ui.documents.document import Document
from heed.ui.documents.markdown import as_markdown
from heed.ui.documents.pages import as_page

FORMS = {"md": as_markdown, "html": as_page}
OUTSIDE = (Audience.ORGANISATION, Audience.PUBLIC)
AUDIENCES = [Audience.CUSTODIAN.value, *(one.value for one in OUTSIDE)]


class Command(BaseCommand):
    """Write a report from the study's own records."""

    help = "Write a report of a study: all its tables, or a check list filled in."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("study", help="The study's name.")
        parser.add_argument(
            "--kind",
            choices=sorted(REPORTS),
            default="survey",
            help="Which; survey has every planned table and every question by group.",
        )
        parser.add_argument(
            "--audience",
            choices=AUDIENCES,
            default=AUDIENCES[0],
            help="For whom; others than those inside get the planned tables alone.",
        )
        parser.add_argument(
            "--as", dest="form", choices=sorted(FORMS), default="md", help="Which form."
        )
        parser.add_argument(
            "--to", type=Path, help="The file; without it the report is printed."
        )
        add_who(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        with refusals():
            found = _report(options, who(options["by"]))
            if options["to"]:
                content = FORMS[options["form"]](found).encode()
                write_privately(options["to"], content)
        if options["json"]:
            told = {**found.as_json(), "blanks": found.blanks}
            if options["to"]:
                told = {"written": str(options["to"]), "blanks": found.blanks}
            self.stdout.write(json.dumps(told, ensure_ascii=False))
        elif options["to"]:
            self.stdout.write(f"Written: {options['to']}")
            if found.blanks:
                self.stdout.write(f"{found.blanks} places are for a person to fill.")
        else:
            self.stdout.write(FORMS[options["form"]](found))


def _report(options: dict[str, Any], by: Account | Any) -> Document:
    study, audience = study_named(options["study"]), Audience(options["audience"])
    if audience in OUTSIDE:
        if options["kind"] != "survey":
            raise CommandError("Check lists are for those who work inside the study.")
        return report_outside(study, audience)
    return REPORTS[options["kind"]](study, by=by)
