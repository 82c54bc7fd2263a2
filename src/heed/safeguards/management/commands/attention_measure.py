"""``heed attention measure``: what the word rule catches, and what it misses."""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from heed.safeguards.measured_attention import Measured, measure


class Command(BaseCommand):
    help = "Measure the word rule on made-up sentences and print what it misses."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--json", action="store_true", help="Print one JSON object."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        result = measure()
        if options["json"]:
            self.stdout.write(json.dumps(_as_data(result)))
            return
        self.stdout.write(f"Word list version {result.version}.")
        for language, asked in sorted(result.asked.items()):
            self.stdout.write(f"  {language}: {result.raised[language]} of {asked}")
        self.stdout.write(f"Missed ({len(result.misses)}):")
        for told in result.misses:
            self.stdout.write(f"  {told}")
        self.stdout.write(f"Raised without need ({len(result.needless)}):")
        for told in result.needless:
            self.stdout.write(f"  {told}")
        self.stdout.write("Whatever is not raised is read by a person all the same.")


def _as_data(result: Measured) -> dict[str, Any]:
    return {
        "version": result.version,
        "asked": dict(result.asked),
        "raised": dict(result.raised),
        "misses": result.misses,
        "needless": result.needless,
    }
