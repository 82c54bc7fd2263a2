"""``heed framework import``: publish a framework, from a file or the library."""

import json
import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from heed.coding.actions.frameworks import load_frameworks, publish_framework
from heed.coding.definition.framework import Framework as Definition
from heed.coding.definition.framework import parse
from heed.coding.errors import FrameworkRefused
from heed.coding.formats.frameworks.files import ENDINGS, import_file
from heed.coding.models import Framework
from heed.instruments.errors import DefinitionError
from heed.instruments.formats.losses import Loss, listed
from heed.people.models import Account
from heed.people.queries import account_by_email

IN_PART = 3


class Command(BaseCommand):
    help = "Publish a framework from a CSV, Excel, FHIR, .qdc or YAML file."

    def add_arguments(self, parser: CommandParser) -> None:
        what = parser.add_mutually_exclusive_group(required=True)
        what.add_argument("file", type=Path, nargs="?", help="The file.")
        what.add_argument(
            "--library", action="store_true", help="Publish those that came with Heed."
        )
        parser.add_argument(
            "--by",
            metavar="E-MAIL",
            help="The account that publishes, in its organisation. "
            "Without it the file is read and nothing is published.",
        )
        parser.add_argument(
            "--format", choices=list(ENDINGS), help="If the name does not tell."
        )
        parser.add_argument("--slug", help="Its slug, instead of the file's.")
        parser.add_argument(
            "--version-label", metavar="VERSION", help="Instead of the file's."
        )
        parser.add_argument(
            "--json", action="store_true", help="Print one JSON object."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            losses, found, published = self._act(options)
        except DefinitionError as error:
            self._refuse(error, options)
        except (FrameworkRefused, OSError) as error:
            raise CommandError(str(error)) from None
        else:
            self._say(losses, found, published, options)

    def _act(
        self, options: dict[str, Any]
    ) -> tuple[tuple[Loss, ...], list[Definition], list[Framework]]:
        if options["file"] is None:
            return (), [], load_frameworks(by=_account(options["by"], required=True))
        imported = import_file(options["file"], options["format"])
        definition = _named(imported.framework, options)
        account = _account(options["by"])
        published = (
            [publish_framework(by=account, definition=definition)] if account else []
        )
        return imported.losses, [definition], published

    def _refuse(self, error: DefinitionError, options: dict[str, Any]) -> None:
        if not options["json"]:
            raise CommandError(str(error))
        problems = [
            {"path": one.path, "what": one.what, "remedy": one.remedy}
            for one in error.problems
        ]
        self.stdout.write(json.dumps({"imported": False, "problems": problems}))
        sys.exit(1)

    def _say(
        self,
        losses: tuple[Loss, ...],
        found: list[Definition],
        published: list[Framework],
        options: dict[str, Any],
    ) -> None:
        if options["json"]:
            self.stdout.write(json.dumps(_as_data(losses, found, published)))
        else:
            for line in listed(losses):
                self.stdout.write(line)
            for one in published:
                self.stdout.write(f"{one.slug} {one.version} is published.")
            for read in () if published else found:
                self.stdout.write(
                    f"{read.name} can be read: {len(read.codes)} codes. "
                    "Nothing is published without --by."
                )
        if losses:
            sys.exit(IN_PART)


def _as_data(
    losses: tuple[Loss, ...], found: list[Definition], published: list[Framework]
) -> dict[str, Any]:
    return {
        "imported": True,
        "read": [
            {"slug": one.slug, "version": one.version, "codes": len(one.codes)}
            for one in found
        ],
        "published": [
            {"slug": one.slug, "version": one.version, "sha256": one.sha256}
            for one in published
        ],
        "losses": [loss.as_json() for loss in losses],
    }


def _named(framework: Definition, options: dict[str, Any]) -> Definition:
    """The framework under another slug or version, where one is given."""
    changes = {"slug": options["slug"], "version": options["version_label"]}
    given = {key: value for key, value in changes.items() if value}
    return parse({**framework.as_json(), **given}) if given else framework


def _account(email: str | None, *, required: bool = False) -> Account | None:
    if email is None and not required:
        return None
    account = account_by_email(email or "")
    if account is None:
        raise CommandError("There is no account with this e-mail address (--by).")
    return account
