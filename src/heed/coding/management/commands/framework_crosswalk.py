"""``heed framework crosswalk``: how two versions relate, as a FHIR ConceptMap."""

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from heed.coding.definition.crossings import Crosswalk
from heed.coding.definition.framework import Framework
from heed.coding.formats.frameworks.crosswalks import crosswalk_file
from heed.coding.management.choosing import add_choice, chosen
from heed.instruments.formats.losses import listed


class Command(BaseCommand):
    help = "Write how a framework came out of an earlier one, as a FHIR ConceptMap."

    def add_arguments(self, parser: CommandParser) -> None:
        add_choice(parser)
        parser.add_argument(
            "file", type=Path, nargs="?", help="Where it goes; otherwise its own name."
        )
        parser.add_argument(
            "--from",
            dest="earlier",
            metavar="FRAMEWORK@VERSION",
            help="The earlier version, where there are several; such as ycff@2012.",
        )
        parser.add_argument(
            "--json", action="store_true", help="Print one JSON object."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        framework = chosen(options)
        crosswalk = _chosen(framework, options["earlier"])
        name, content, losses = crosswalk_file(framework, crosswalk)
        path = options["file"] or Path(name)
        try:
            path.write_bytes(content)
        except OSError as error:
            raise CommandError(f"{path.name}: {error.strerror}.") from None
        if options["json"]:
            told = [loss.as_json() for loss in losses]
            self.stdout.write(json.dumps({"file": str(path), "losses": told}))
            return
        for line in listed(losses):
            self.stdout.write(line)
        self.stdout.write(f"{crosswalk.earlier} to {framework.name} is in {path}.")


def _chosen(framework: Framework, earlier: str | None) -> Crosswalk:
    known = {
        f"{one.earlier.framework}@{one.earlier.version}": one
        for one in framework.crosswalks
    }
    if not known:
        raise CommandError(f"{framework.name} has no crosswalk from an earlier one.")
    if earlier is None and len(known) == 1:
        return next(iter(known.values()))
    if earlier not in known:
        raise CommandError(f"Say --from which: {', '.join(known)}.")
    return known[earlier]
