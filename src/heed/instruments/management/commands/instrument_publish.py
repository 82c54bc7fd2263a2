"""``heed instrument publish``: put a questionnaire into use."""

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from heed.instruments.actions import load_library, publish_edition
from heed.instruments.errors import (
    DefinitionError,
    EditionChanged,
    EditionOutOfOrder,
)
from heed.instruments.formats.yaml_files import read_yaml
from heed.instruments.models import Edition
from heed.people.models import Account
from heed.people.queries import account_by_email


class Command(BaseCommand):
    help = "Publish a questionnaire, or the built-in ones, for an organisation."

    def add_arguments(self, parser: CommandParser) -> None:
        what = parser.add_mutually_exclusive_group(required=True)
        what.add_argument("file", type=Path, nargs="?", help="The YAML file.")
        what.add_argument(
            "--library", action="store_true", help="Publish the built-in ones."
        )
        parser.add_argument(
            "--by",
            required=True,
            metavar="E-MAIL",
            help="The account that publishes, for the audit trail. "
            "The questionnaire is published in its organisation.",
        )
        parser.add_argument(
            "--json", action="store_true", help="Print one JSON object."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        account = account_by_email(options["by"])
        if account is None:
            raise CommandError("There is no account with this e-mail address.")
        try:
            editions = publish(account, options["file"])
        except (DefinitionError, EditionChanged, EditionOutOfOrder, OSError) as error:
            raise CommandError(str(error)) from None
        published = [
            {"code": one.instrument.code, "version": one.number, "sha256": one.sha256}
            for one in editions
        ]
        if options["json"]:
            self.stdout.write(json.dumps({"published": published}))
            return
        for one in published:
            self.stdout.write(f"{one['code']} version {one['version']} is published.")


def publish(account: Account, path: Path | None) -> list[Edition]:
    """One file, or the library where there is none."""
    if path is None:
        return load_library(by=account)
    return [publish_edition(by=account, definition=read_yaml(path))]
