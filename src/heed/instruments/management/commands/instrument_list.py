"""``heed instrument list``: which questionnaires are published."""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from heed.instruments.queries import every_edition


class Command(BaseCommand):
    help = "List the published questionnaires and their versions."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--json", action="store_true", help="Print one JSON object."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        found = [
            {
                "organisation": str(edition.organisation),
                "code": edition.instrument.code,
                "version": edition.number,
                "published_at": edition.published_at.isoformat(),
                "sha256": edition.sha256,
            }
            for edition in every_edition()
        ]
        if options["json"]:
            self.stdout.write(json.dumps({"editions": found}))
            return
        for one in found:
            self.stdout.write(
                f"{one['code']:<20} version {one['version']:<4} "
                f"published {one['published_at'][:10]}, {one['organisation']}"
            )
        if not found:
            self.stdout.write(
                "Nothing is published yet. "
                "Run: heed instrument publish --library --by E-MAIL"
            )
