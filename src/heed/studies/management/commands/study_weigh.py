"""heed study weigh STUDY NAME --group GROUP --title TITLE"""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from heed.people.management.who import who
from heed.people.models import Account
from heed.responses.choices import Group
from heed.studies.management.telling import add_who, refusals
from heed.studies.queries import fieldwork_in, fieldworks_of, study_named
from heed.studies.weighting.columns import about
from heed.studies.weighting.making import make_weights


class Command(BaseCommand):
    """Make weights of the reference populations of one group."""

    help = "Make weights for one group of a survey, and keep them with the study."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("study", help="The study's name.")
        parser.add_argument("name", help="The weights' short name.")
        parser.add_argument("--title", required=True, help="What they make alike.")
        parser.add_argument("--group", choices=Group.values, required=True)
        parser.add_argument("--survey", default="", help="Where there are several.")
        parser.add_argument("--item", action="append", default=[], help="Not all.")
        parser.add_argument("--least", type=float, help="The smallest weight allowed.")
        parser.add_argument("--most", type=float, help="The largest weight allowed.")
        add_who(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        bounds = _bounds(options["least"], options["most"])
        with refusals():
            study = study_named(options["study"])
            surveys = fieldworks_of(study)
            fieldwork = fieldwork_in(study, options["survey"])
            if not options["survey"] and len(surveys) == 1:
                fieldwork = surveys[0]
            if fieldwork is None:
                known = ", ".join(one.slug for one in surveys) or "none"
                raise CommandError(f"Say which survey with --survey: {known}.")
            made = make_weights(
                by=_member(options["by"]),
                study=study,
                fieldwork=fieldwork,
                slug=options["name"],
                title=options["title"],
                group=Group(options["group"]),
                items=options["item"],
                bounds=bounds,
            )
        told = {"weights": made.slug, "design_effect": made.design_effect}
        self.stdout.write(json.dumps(told) if options["json"] else about(made))


def _bounds(least: float | None, most: float | None) -> tuple[float, float] | None:
    if least is None and most is None:
        return None
    if least is None or most is None or not 0 < least < 1 < most:
        raise CommandError("Give --least below 1 and --most above it, both above 0.")
    return least, most


def _member(address: str | None) -> Account:
    """Who makes them, by name; the study keeps it."""
    found = who(address)
    if not isinstance(found, Account):
        raise CommandError("Weights are made by somebody: give --by E-MAIL.")
    return found
