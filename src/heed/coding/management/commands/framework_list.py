"""``heed framework list``: which frameworks there are, and what is published."""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from heed.coding.frameworks.shelf import built_in
from heed.coding.queries.frameworks import every_framework


class Command(BaseCommand):
    help = "List the frameworks that came with Heed, and those that are published."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--json", action="store_true", help="Print one JSON object."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        shelf = [
            {
                "slug": one.slug,
                "version": one.version,
                "title": one.title,
                "status": one.status,
                "codes": len(one.codes),
                "factors": len(one.only_factors),
            }
            for one in built_in()
        ]
        published = [
            {
                "organisation": str(one.organisation),
                "slug": one.slug,
                "version": one.version,
                "title": one.title,
                "status": one.status,
                "published_at": one.published_at.isoformat(),
                "sha256": one.sha256,
            }
            for one in every_framework()
        ]
        if options["json"]:
            self.stdout.write(json.dumps({"library": shelf, "published": published}))
            return
        self._tell("They came with Heed:", shelf)
        self._tell("Published, so that they can be coded to:", published)

    def _tell(self, heading: str, found: list[dict[str, Any]]) -> None:
        self.stdout.write(heading)
        for one in found:
            whose = one.get("organisation", "")
            self.stdout.write(
                f"  {one['slug']:<20} {one['version']:<16} {one['status']:<11} "
                f"{one['title']} {whose}".rstrip()
            )
        if not found:
            self.stdout.write("  None.")
