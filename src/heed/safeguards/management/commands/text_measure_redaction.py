"""heed text measure redaction"""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from heed.safeguards import name_finding
from heed.safeguards.measured_redaction import SHOWN, as_figures, measure
from heed.safeguards.redaction import rules

WITH, WITHOUT = "with the library", "by rules alone"


class Command(BaseCommand):
    """Measure the suggestions for edited copies on made-up comments."""

    help = "Measure what suggestions for edited copies find, and print what they miss."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--seed", type=int, default=1)
        parser.add_argument("--size", type=int, default=4000, help="How many comments.")
        parser.add_argument("--json", action="store_true", help="Print one object.")

    def handle(self, *args: Any, **options: Any) -> None:
        ways = {WITHOUT: None}
        if name_finding.is_installed():
            ways[WITH] = name_finding.reader()
        told = {"seed": options["seed"], "size": options["size"]}
        told["rules"] = rules().version
        told["library"] = name_finding.MODEL if WITH in ways else None
        told["ways"] = {
            way: as_figures(measure(options["seed"], options["size"], reader))
            for way, reader in ways.items()
        }
        if options["json"]:
            self.stdout.write(json.dumps(told, ensure_ascii=False))
            return
        for way, figures in told["ways"].items():
            self._print(way, figures)
        if WITH not in ways:
            self.stdout.write("The library is not installed: type ./setup text.")

    def _print(self, way: str, figures: dict[str, Any]) -> None:
        self.stdout.write(f"\n{way}\n")
        for name in ("recall", "precision"):
            self.stdout.write(f"  {name}")
            for what, share in figures[name].items():
                counts = f"{share['number']} of {share['of']}"
                self.stdout.write(f"    {what:<42} {share['share']:.3f}  {counts}")
        for name in ("misses", "needless"):
            self.stdout.write(f"  {name}")
            for what, found in figures[name].items():
                for one in found[:SHOWN]:
                    self.stdout.write(f"    {what}: {one}")
                if more := len(found) - SHOWN:
                    self.stdout.write(f"    {what}: {more} more" if more > 0 else "")
