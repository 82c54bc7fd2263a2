"""heed coding import FILE.qdpx --project SLUG --by EMAIL"""

import json
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from heed.coding.actions import import_project
from heed.coding.actions.importing import Arrived, Wanted
from heed.coding.actions.importing_people import Known
from heed.coding.came import COUNTINGS
from heed.coding.choices import Basis, CoderKind
from heed.coding.errors import NoFramework
from heed.coding.formats.refi import Placed
from heed.coding.forms.projects import NOTE
from heed.coding.management.telling import listed, progress, refusals
from heed.coding.queries.basis import without_basis
from heed.coding.queries.frameworks import framework_with
from heed.people.models import Account
from heed.people.queries import account_by_email
from heed.responses.choices import Purpose

SOME_LEFT_OUT = 3


class Command(BaseCommand):
    """Bring in a project that was coded in another program."""

    help = "Bring in a project of another program (.qdpx); all of it or nothing, once."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="The .qdpx file.")
        parser.add_argument("--project", required=True, help="Its short name here.")
        parser.add_argument("--title", default="", help="Its title; else the file's.")
        parser.add_argument("--by", required=True, help="Your e-mail address.")
        parser.add_argument("--place", default="", help="The place, by its code.")
        parser.add_argument(
            "--purpose",
            choices=Purpose.values,
            default=Purpose.RESEARCH.value,
            help="What the people whose words these are agreed to.",
        )
        parser.add_argument(
            "--basis",
            choices=Basis.values,
            help="Why all of its words may be used; else say it later, on a page.",
        )
        parser.add_argument(
            "--record", default="", help="Where the basis can be looked up."
        )
        parser.add_argument(
            "--framework",
            metavar="SLUG VERSION",
            nargs=2,
            help="A framework that has every code used, by its name; else the codes "
            "come in as they are.",
        )
        parser.add_argument(
            "--coder",
            metavar="NAME=EMAIL",
            action="append",
            default=[],
            help="A coder of the file, and whose account that is; several times. "
            "NAME=EMAIL=lived_experience says that they code from lived experience.",
        )
        parser.add_argument(
            "--counting",
            choices=sorted(COUNTINGS),
            help="How its places were counted, if you know; else it is found out. "
            "“-one” counts each line end as one.",
        )
        parser.add_argument("--json", action="store_true", help="Print one object.")

    def handle(self, *args: Any, **options: Any) -> None:
        account = account_by_email(options["by"])
        if account is None:
            raise CommandError("There is no account with this e-mail address.")
        if options["basis"] and not options["record"].strip():
            raise CommandError("Say with --record where the basis can be looked up.")
        with refusals(), progress("Bringing in") as told:
            arrived = import_project(
                by=account,
                path=options["file"],
                wanted=wanted(account, options),
                counting=COUNTINGS.get(options["counting"]),
                told=told,
            )
        if options["json"]:
            self.stdout.write(json.dumps(as_json(arrived), ensure_ascii=False))
        else:
            self._say(arrived)
        if arrived.untrusted:
            sys.exit(SOME_LEFT_OUT)

    def _say(self, arrived: Arrived) -> None:
        out = self.stdout
        out.write(
            f"{arrived.project.slug}: {arrived.texts} texts, {arrived.codes} codes, "
            f"{arrived.codings} codings."
        )
        listed(
            out,
            "Who coded; keep this list yourself, the names are not kept here:",
            (f"{label}: {name}" for label, name in arrived.coders),
        )
        listed(
            out,
            "Texts whose passages did not come in, since their places are in doubt:",
            (
                f"{one.name}: {one.found} passages. {one.why}"
                for one in arrived.untrusted
            ),
        )
        listed(out, "Not as it was:", arrived.losses)
        if without_basis(arrived.project).exists():
            out.write(
                "Nothing of it counts in findings, is quoted or goes out before "
                "somebody says on the project's page why the words may be used."
            )
        out.write("By bringing it in you say that what tells who people are is out.")


def wanted(account: Account, options: dict[str, Any]) -> Wanted:
    """What the words on the command line ask for."""
    framework = None
    if options["framework"]:
        slug, version = options["framework"]
        try:
            framework = framework_with(account.organisation, slug, version)
        except NoFramework as missing:
            raise CommandError(str(missing)) from None
    return Wanted(
        slug=options["project"],
        title=options["title"],
        content_note=str(NOTE),
        purpose=Purpose(options["purpose"]),
        place=options["place"],
        framework=framework,
        known=dict(map(known, options["coder"])),
        basis=Basis(options["basis"]) if options["basis"] else None,
        record=options["record"],
    )


def known(said: str) -> tuple[str, Known]:
    """A coder of the file and their account."""
    name, _, rest = said.partition("=")
    email, _, kind = rest.partition("=")
    found = account_by_email(email)
    if found is None:
        raise CommandError(f"There is no account for “{said}”. Write NAME=EMAIL.")
    if kind not in {"", CoderKind.RESEARCHER, CoderKind.LIVED}:
        raise CommandError(f"“{kind}” is neither researcher nor lived_experience.")
    return name, Known(found, CoderKind(kind or CoderKind.RESEARCHER))


def as_json(arrived: Arrived) -> dict[str, Any]:
    """What came in, for a machine."""
    return {
        "project": arrived.project.slug,
        "texts": arrived.texts,
        "codes": arrived.codes,
        "codings": arrived.codings,
        "coders": [{"label": a, "name": b} for a, b in arrived.coders],
        "untrusted": [_untrusted(one) for one in arrived.untrusted],
        "losses": [one.as_json() for one in arrived.losses],
    }


def _untrusted(placed: Placed) -> dict[str, Any]:
    return {"text": placed.name, "passages": placed.found, "why": placed.why}
