"""heed study show STUDY"""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from heed.responses.models import Fieldwork
from heed.studies.management.commands.study_list import summary_of
from heed.studies.management.telling import add_who, refusals
from heed.studies.models import Study
from heed.studies.queries import fieldworks_of, study_named


class Command(BaseCommand):
    """Show what a study is: its fieldworks, questionnaires and planned tables."""

    help = "Show a study: its fieldworks, questionnaires and planned tables."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("study", help="The study's name.")
        add_who(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        with refusals():
            study = study_named(options["study"])
        shown = shown_study(study)
        if options["json"]:
            self.stdout.write(json.dumps(shown, ensure_ascii=False))
            return
        self.stdout.write(f"{shown['title']} ({shown['study']})")
        self.stdout.write(f"Since {shown['opened_on']}. {shown['sampling']}.")
        for one in shown["fieldworks"]:
            until = one["closes_on"] or "open"
            self.stdout.write(
                f"  Fieldwork {one['fieldwork']}: {one['opens_on']} to {until}"
            )
            for asked in one["asks"]:
                self.stdout.write(f"    {asked['group']:<14} {asked['questionnaire']}")
        for one in shown["tables"]:
            self.stdout.write(f"  Table {one['table']}: {one['title']}")


def shown_study(study: Study) -> dict[str, Any]:
    """A study with all that it gathers, and no answer."""
    tables = study.tables.order_by("slug")
    return {
        **summary_of(study),
        "fieldworks": [_fieldwork(one) for one in fieldworks_of(study)],
        "tables": [{"table": t.slug, "title": t.title, "item": t.item} for t in tables],
    }


def _fieldwork(fieldwork: Fieldwork) -> dict[str, Any]:
    asked = fieldwork.instruments.select_related("edition__instrument")
    closes = fieldwork.closes_on
    return {
        "fieldwork": fieldwork.slug,
        "title": fieldwork.title,
        "opens_on": fieldwork.opens_on.isoformat(),
        "closes_on": closes.isoformat() if closes else None,
        "asks": [
            {
                "group": one.group,
                "questionnaire": (
                    f"{one.edition.instrument.code} version {one.edition.number}"
                ),
            }
            for one in asked.order_by("group", "edition__instrument__code")
        ],
    }
