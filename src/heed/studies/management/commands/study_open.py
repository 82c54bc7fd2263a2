"""heed study open NAME"""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import IntegrityError

from heed.people.management.who import who
from heed.people.models import Account
from heed.responses.models import Fieldwork
from heed.studies.actions import open_study
from heed.studies.management.commands.study_show import shown_study
from heed.studies.models import Sampling


class Command(BaseCommand):
    """Open a study over fieldworks; whoever opens it works inside it."""

    help = "Open a study over one or more fieldworks; you then work inside it."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("study", help="Its short name, such as national-survey.")
        parser.add_argument("--title", required=True, help="Its title.")
        parser.add_argument(
            "--fieldwork", action="append", default=[], help="May be given often."
        )
        parser.add_argument(
            "--sampling",
            choices=Sampling.values,
            default=Sampling.OPEN.value,
            help="How people come to be asked: open, a list, or a random sample.",
        )
        parser.add_argument("--by", required=True, help="Your e-mail address.")
        parser.add_argument("--json", action="store_true", help="Print one object.")

    def handle(self, *args: Any, **options: Any) -> None:
        account = who(options["by"])
        if not isinstance(account, Account):
            raise CommandError("A study is opened by somebody with an account.")
        try:
            study = open_study(
                by=account,
                slug=options["study"],
                title=options["title"],
                sampling=Sampling(options["sampling"]),
                fieldworks=_fieldworks(account, options["fieldwork"]),
            )
        except IntegrityError:
            raise CommandError(
                f"There is a study {options['study']} already, or one of the "
                "fieldworks belongs to another study."
            ) from None
        shown = shown_study(study)
        if options["json"]:
            self.stdout.write(json.dumps(shown, ensure_ascii=False))
            return
        self.stdout.write(f"Opened: {study.slug}. You work inside it.")


def _fieldworks(account: Account, slugs: list[str]) -> list[Fieldwork]:
    own = Fieldwork.objects.filter(organisation=account.organisation)
    found = {one.slug: one for one in own.filter(slug__in=slugs)}
    unknown = [slug for slug in slugs if slug not in found]
    if unknown:
        known = ", ".join(own.order_by("slug").values_list("slug", flat=True))
        raise CommandError(
            f"There is no fieldwork {unknown[0]}. There is {known or 'none yet'}."
        )
    return list(found.values())
