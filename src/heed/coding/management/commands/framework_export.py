"""``heed framework export``: a framework for another program."""

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from heed.coding.formats.frameworks.files import ENDINGS, export
from heed.coding.management.choosing import add_choice, chosen
from heed.instruments.formats.losses import listed


class Command(BaseCommand):
    help = "Write a framework as CSV, REFI-QDA codebook, FHIR CodeSystem or YAML."

    def add_arguments(self, parser: CommandParser) -> None:
        add_choice(parser)
        parser.add_argument(
            "file", type=Path, nargs="?", help="Where it goes; otherwise its own name."
        )
        parser.add_argument(
            "--as",
            dest="form",
            choices=list(ENDINGS),
            required=True,
            help="The format.",
        )
        parser.add_argument(
            "--json", action="store_true", help="Print one JSON object."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        framework = chosen(options)
        content, losses = export(framework, options["form"])
        name = f"{framework.slug}-{framework.version}{ENDINGS[options['form']]}"
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
        self.stdout.write(f"{framework.name} is in {path}.")
