"""heed coding agreement PROJECT"""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from heed.coding.errors import CodingRefused
from heed.coding.presenters.agreement import agreement_page, as_json
from heed.coding.presenters.beside import model_as_json, model_rows
from heed.coding.queries import judged
from heed.coding.queries.machine import model_beside_people
from heed.coding.queries.projects import project_named

TABLES = (
    ("columns", "whole"),
    ("code_columns", "codes"),
    ("model_columns", "model_rows"),
)


class Command(BaseCommand):
    """Say how far the coders of a project agree."""

    help = "Say how far the coders of a project agree, over all codes and on each."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("project", help="The project's short name.")
        parser.add_argument("--json", action="store_true", help="Print one object.")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            project = project_named(options["project"])
        except CodingRefused as refusal:
            raise CommandError(str(refusal)) from refusal
        said = (
            judged.judged_alone(project),
            judged.codes_of(project),
            judged.people_who_code(project),
        )
        beside = model_beside_people(project)
        if options["json"]:
            found = as_json(*said) | {"model": model_as_json(beside)}
            self.stdout.write(json.dumps(found, ensure_ascii=False))
            return
        page = agreement_page(*said) | model_rows(beside)
        self.stdout.write(page["sentence"])
        for heads, rows in TABLES:
            if heads not in page:
                continue
            self.stdout.write("")
            self.stdout.write(line([one["text"] for one in page[heads]]))
            for row in page[rows]:
                self.stdout.write(line(row))


def line(cells: list[Any]) -> str:
    """One row of a table in plain letters."""
    first, *others = map(str, cells)
    return f"{first:<44}" + "".join(f"{one:>24}" for one in others)
