"""heed coding export PROJECT FILE.qdpx"""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from heed.coding.actions import export_project
from heed.coding.forms.exporting import COUNTINGS
from heed.coding.management.telling import listed, progress, refusals
from heed.coding.presenters.exporting import not_carried
from heed.coding.queries.projects import project_named
from heed.foundation.private_files import write_privately
from heed.people.management.who import who


class Command(BaseCommand):
    """Write a coding project to a file for another program."""

    help = "Write a coding project for another program (.qdpx); the export is logged."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("project", help="The project's short name.")
        parser.add_argument("file", type=Path, help="The .qdpx file to write.")
        parser.add_argument(
            "--counting",
            choices=sorted(COUNTINGS),
            default="standard",
            help="“programs” for NVivo, MAXQDA and ATLAS.ti; else as the standard.",
        )
        parser.add_argument("--by", help="Your e-mail address, if you have an account.")
        parser.add_argument("--json", action="store_true", help="Print one object.")

    def handle(self, *args: Any, **options: Any) -> None:
        path: Path = options["file"]
        with refusals(), progress("Reading") as told:
            content, losses, out = export_project(
                by=who(options["by"]),
                project=project_named(options["project"]),
                unit=COUNTINGS[options["counting"]],
                told=told,
            )
            write_privately(path, content)
        counts = {
            "texts": len(out.project.sources),
            "left_out": out.left_out,
            "without_basis": out.without_basis,
            "codes": len(out.project.codes),
            "codings": sum(1 for _one in out.project.codings()),
        }
        if options["json"]:
            said = {"written": str(path), **counts}
            said["losses"] = [one.as_json() for one in losses]
            said["not_carried"] = not_carried()
            self.stdout.write(json.dumps(said, ensure_ascii=False))
            return
        self.stdout.write(f"Written: {path}")
        self.stdout.write(
            "{texts} texts, {codes} codes, {codings} codings; {left_out} texts of the "
            "project are not in it.".format(**counts)
        )
        if out.without_basis:
            self.stdout.write(
                f"Of {out.without_basis} of them nobody has said why their words may "
                "be used. Say it on the project's page, and export again."
            )
        listed(self.stdout, "Changed on the way:", losses)
        listed(self.stdout, "Not carried:", not_carried())
        self.stdout.write("It holds people's words. Keep it safe.")
