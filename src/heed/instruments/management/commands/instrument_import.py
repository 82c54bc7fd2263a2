"""``heed instrument import``: a questionnaire of another program becomes a draft."""

import json
import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from heed.instruments.definition import Definition, gaps, parse
from heed.instruments.errors import DefinitionError
from heed.instruments.formats.drafts import Imported
from heed.instruments.formats.files import ENDINGS, export, import_file
from heed.instruments.formats.losses import listed

IN_PART = 3


class Command(BaseCommand):
    help = "Make a draft from an XLSForm, a REDCap dictionary or a FHIR Questionnaire."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="The .xlsx, .csv or .json file.")
        parser.add_argument(
            "--format", choices=list(ENDINGS), help="If the name does not tell."
        )
        parser.add_argument("--code", help="The draft's code, instead of the file's.")
        parser.add_argument(
            "--out", type=Path, help="Where the draft goes; otherwise CODE.yaml here."
        )
        parser.add_argument(
            "--replace", action="store_true", help="Write over a draft that is there."
        )
        parser.add_argument(
            "--json", action="store_true", help="Print one JSON object."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            imported = import_file(options["file"], options["format"])
            definition = renamed(imported.definition, options["code"])
            path = options["out"] or Path(f"{definition.code}.yaml")
            write(path, definition, replace=options["replace"])
        except DefinitionError as error:
            self._refuse(error, options)
        except OSError as error:
            name = Path(str(error.filename)).name
            raise CommandError(f"{name}: {error.strerror}.") from None
        else:
            self._say(imported, definition, path, options)

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
        imported: Imported,
        definition: Definition,
        path: Path,
        options: dict[str, Any],
    ) -> None:
        open_points = gaps(definition)
        if options["json"]:
            self.stdout.write(
                json.dumps(
                    {
                        "imported": True,
                        "code": definition.code,
                        "items": len(definition.items),
                        "draft": str(path),
                        "losses": [loss.as_json() for loss in imported.losses],
                        "before_publishing": len(open_points),
                    }
                )
            )
        else:
            for line in listed(imported.losses):
                self.stdout.write(line)
            self.stdout.write(
                f"{len(definition.items)} items are in {path}. Before it can be "
                f"published there are {len(open_points)} things to write: "
                f"heed instrument check {path}"
            )
        if imported.losses:
            sys.exit(IN_PART)


def renamed(definition: Definition, code: str | None) -> Definition:
    """The questionnaire under another code, where one is given."""
    return parse({**definition.as_json(), "code": code}) if code else definition


def write(path: Path, definition: Definition, *, replace: bool) -> None:
    """Write the draft, and nothing over a draft that somebody may have worked on."""
    content, _ = export(definition, "yaml")
    with path.open("wb" if replace else "xb") as file:
        file.write(content)
