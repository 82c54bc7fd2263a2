"""heed coding findings PROJECT"""

import json
from argparse import ArgumentParser
from collections.abc import Iterator
from typing import Any

from django.core.management.base import BaseCommand

from heed.coding.found import Found
from heed.coding.management.telling import refusals
from heed.coding.models import OUTSIDE, Edition
from heed.coding.presenters.lines import group_words, number
from heed.coding.queries.editions import found_of, newest_for
from heed.coding.queries.projects import project_named
from heed.safeguards.audience import Audience


class Command(BaseCommand):
    """Print what an audience outside a project may see of its findings."""

    help = "Print the newest edition of a project's findings for an audience."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("project", help="The project's short name.")
        parser.add_argument(
            "--audience",
            choices=[one.value for one in OUTSIDE],
            default=Audience.PUBLIC.value,
            help="For whom; an edition for a wider audience is for them too.",
        )
        parser.add_argument("--json", action="store_true", help="Print one object.")

    def handle(self, *args: Any, **options: Any) -> None:
        with refusals():
            audience = Audience(options["audience"])
            edition = newest_for(project_named(options["project"]), audience)
            found = found_of(edition)
        if options["json"]:
            self.stdout.write(json.dumps(as_json(edition, found), ensure_ascii=False))
        else:
            self.stdout.write("\n".join(lines(edition, found)))


def as_json(edition: Edition, found: Found) -> dict[str, Any]:
    """The edition as one object; a number that is not shown is null."""
    return {
        "project": edition.project.slug,
        "edition": edition.number,
        "audience": edition.audience,
        "published_on": edition.published_on.isoformat(),
        "framework": f"{edition.framework.slug} {edition.framework.version}",
        "about": edition.about,
        "sha256": edition.sha256,
        **found.as_json(),
    }


def lines(edition: Edition, found: Found) -> Iterator[str]:
    """Each factor with the people of everybody and of each group."""
    groups = [found.everybody, *found.axes["group"]]
    yield f"{edition.project.title}, edition {edition.number} ({edition.audience})"
    yield _row("People", [group_words(one.key) for one in groups])
    yield _row("All", [number(one.base) for one in groups])
    for code in found.names.factors:
        yield _row(code.label, [number(one.people[code.slug]) for one in groups])


def _row(first: str, cells: list[str]) -> str:
    return f"{first:<44}" + "".join(f"{cell:>22}" for cell in cells)
