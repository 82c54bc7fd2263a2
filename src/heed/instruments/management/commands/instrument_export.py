"""``heed instrument export``: a questionnaire for another program."""

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from heed.instruments.definition import Definition
from heed.instruments.errors import DefinitionError, EditionTampered, NoEdition
from heed.instruments.formats.files import ENDINGS, export
from heed.instruments.formats.losses import listed
from heed.instruments.formats.yaml_files import read_yaml
from heed.instruments.queries import definition_of, every_edition


class Command(BaseCommand):
    help = "Write a questionnaire as XLSForm, REDCap dictionary, FHIR or YAML."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "code", help="A published questionnaire, or a draft's FILE.yaml."
        )
        parser.add_argument(
            "--as",
            dest="form",
            choices=list(ENDINGS),
            required=True,
            help="The format.",
        )
        parser.add_argument(
            "--edition", type=int, help="Its number, instead of the newest."
        )
        parser.add_argument(
            "--organisation", help="Whose edition, where several have published it."
        )
        parser.add_argument(
            "--out", type=Path, help="Where it goes; otherwise CODE with its ending."
        )
        parser.add_argument(
            "--json", action="store_true", help="Print one JSON object."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            definition = chosen(options)
            content, losses = export(definition, options["form"])
            name = f"{definition.code}{ENDINGS[options['form']]}"
            path = options["out"] or Path(name)
            path.write_bytes(content)
        except (DefinitionError, NoEdition, EditionTampered) as error:
            raise CommandError(str(error)) from None
        except OSError as error:
            name = Path(str(error.filename)).name
            raise CommandError(f"{name}: {error.strerror}.") from None
        if options["json"]:
            told = [loss.as_json() for loss in losses]
            self.stdout.write(json.dumps({"file": str(path), "losses": told}))
            return
        for line in listed(losses):
            self.stdout.write(line)
        self.stdout.write(
            f"{definition.code} version {definition.version} is in {path}."
        )


def chosen(options: dict[str, Any]) -> Definition:
    """The questionnaire that the words name."""
    code = options["code"]
    if code.endswith((".yaml", ".yml")):
        return read_yaml(Path(code))
    found = [
        edition
        for edition in every_edition(code)
        if options["edition"] in {None, edition.number}
        and options["organisation"] in {None, str(edition.organisation)}
    ]
    if not found:
        raise NoEdition(code)
    if len({edition.organisation for edition in found}) > 1:
        owners = ", ".join(sorted({str(one.organisation) for one in found}))
        raise CommandError(
            f"Several organisations have published {code}. "
            f"Say which with --organisation: {owners}."
        )
    return definition_of(found[-1])
