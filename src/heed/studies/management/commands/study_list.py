"""heed study list"""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from heed.studies.management.telling import add_who
from heed.studies.models import Study


class Command(BaseCommand):
    """List the studies, oldest first."""

    help = "List the studies, with their fieldworks and planned tables."

    def add_arguments(self, parser: ArgumentParser) -> None:
        add_who(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        studies = Study.objects.order_by("opened_on", "slug")
        found = [summary_of(study) for study in studies]
        if options["json"]:
            self.stdout.write(json.dumps({"studies": found}, ensure_ascii=False))
            return
        for one in found:
            names = ", ".join(one["fieldworks"]) or "none yet"
            self.stdout.write(f"{one['study']:<30} {one['title']} (fieldwork: {names})")
        if not found:
            self.stdout.write("No study is open yet. Open one with heed study open.")


def summary_of(study: Study) -> dict[str, Any]:
    """A study in one record."""
    fieldworks = study.fieldworks.order_by("fieldwork__opens_on", "fieldwork__slug")
    return {
        "study": study.slug,
        "title": study.title,
        "opened_on": study.opened_on.isoformat(),
        "sampling": study.get_sampling_display(),
        "fieldworks": list(fieldworks.values_list("fieldwork__slug", flat=True)),
        "tables": list(study.tables.order_by("slug").values_list("slug", flat=True)),
    }
