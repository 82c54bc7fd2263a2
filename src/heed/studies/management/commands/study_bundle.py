"""heed study bundle STUDY FOLDER|FILE.zip"""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand
from tqdm import tqdm

from heed.people.management.who import who
from heed.studies.actions import bundle_study
from heed.studies.bundle.access import Access
from heed.studies.management.telling import add_who, refusals
from heed.studies.queries import study_named


class Command(BaseCommand):
    """Write a study for an archive, with sums to check it by."""

    help = "Write a study for an archive: data, questionnaires, consent, reports, sums."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("study", help="The study's name.")
        parser.add_argument(
            "target", type=Path, help="A new folder, or a new file that ends in .zip."
        )
        parser.add_argument(
            "--access",
            choices=[one.value for one in Access],
            help="What to propose; else the size of the groups decides.",
        )
        add_who(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        wanted = options["access"]
        with refusals(), tqdm(unit=" files", disable=None, leave=False) as bar:
            files = bundle_study(
                by=who(options["by"]),
                study=study_named(options["study"]),
                target=options["target"],
                access=Access(wanted) if wanted else None,
                told=lambda _name: bar.update(),
            )
        target = str(options["target"])
        if options["json"]:
            self.stdout.write(json.dumps({"written": target, "files": files}))
            return
        self.stdout.write(f"Written: {target} with {files} files and their sums.")
        self.stdout.write("It holds what single people answered. Keep it safe.")
