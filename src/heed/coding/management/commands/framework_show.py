"""``heed framework show``: one version, with its layers and what is missing."""

import json
from collections.abc import Iterator
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from heed.coding.definition.framework import Framework
from heed.coding.management.choosing import add_choice, chosen


class Command(BaseCommand):
    help = "Show a framework: its layers, its codes, their evidence, what is missing."

    def add_arguments(self, parser: CommandParser) -> None:
        add_choice(parser)
        parser.add_argument(
            "--json", action="store_true", help="Print one JSON object."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        framework = chosen(options)
        if options["json"]:
            shown = framework.as_json() | {"sha256": framework.sha256()}
            self.stdout.write(json.dumps(shown, ensure_ascii=False))
            return
        for line in lines(framework):
            self.stdout.write(line)


def lines(framework: Framework) -> Iterator[str]:
    """The version for a reader at a console."""
    yield f"{framework.title}, {framework.version} ({framework.status})"
    yield framework.about
    yield framework.setting
    for gap in framework.missing:
        yield f"Missing: {gap.what} {gap.supplied_by}"
    for layer in framework.layers:
        yield f"{layer.label}:"
        yield from _codes(framework, layer.slug)
    if any(code.layer == "unknown" for code in framework.codes):
        yield "Layer unknown:"
        yield from _codes(framework, "unknown")
    if any(code.layer is None for code in framework.codes):
        yield "Outside the layers:"
        yield from _codes(framework, None)
    for mark, meaning in framework.marks.items():
        yield f"{mark}: {meaning}"


def _codes(framework: Framework, layer: str | None) -> Iterator[str]:
    for code in framework.codes:
        if code.layer == layer:
            marks = "+".join(code.evidence) or "no definition"
            yield f"  {code.slug:<28} {code.label} [{marks}]"
