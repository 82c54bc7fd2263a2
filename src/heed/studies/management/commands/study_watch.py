"""heed study watch STUDY"""

import json
from argparse import ArgumentParser
from collections.abc import Iterator
from typing import Any

from django.core.management.base import BaseCommand

from heed.people.management.who import who
from heed.studies.management.telling import add_who, refusals
from heed.studies.queries import custodian, fieldworks_of, study_named
from heed.studies.watching import Compared, Reached, Watched, watch
from heed.studies.watching.as_json import as_json

FEW = "too few to show"


class Command(BaseCommand):
    """Show how a study's surveys are being answered, as far as that may be seen."""

    help = "Show how a study's surveys are being answered, in closed windows."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("study", help="The study's name.")
        add_who(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        with refusals():
            study = study_named(options["study"])
            custodian(who(options["by"]), study)
            watched = [watch(fieldwork) for fieldwork in fieldworks_of(study)]
        if options["json"]:
            shown = {"study": study.slug, "fieldworks": [as_json(w) for w in watched]}
            self.stdout.write(json.dumps(shown, ensure_ascii=False))
            return
        for one in watched:
            self.stdout.write("\n".join(_lines(one)))


def _lines(watched: Watched) -> Iterator[str]:
    yield watched.fieldwork.title
    if watched.is_empty:
        yield "  Nothing can be shown yet: too few answers, or their day is not over."
        return
    yield f"  Responses that can be shown: about {watched.total.entries}"
    for code in ("group", "source", "state", "mode", "language", "variant"):
        for answer, count in watched.total.tables[code].items():
            if count != 0:
                yield f"    {code:<9} {answer:<14} {_count(count)}"
    for filled in watched.quotas:
        whose = f"{filled.quota.group or 'all'} {filled.quota.source}".strip()
        yield f"  Quota {whose}: {_count(filled.so_far)} of {filled.quota.most}"
    yield from (_reached(one) for one in watched.pages)
    for heard in watched.heard:
        fewer = [share.answer for share in heard.those(Compared.FEWER)]
        named = ", ".join(fewer) or "none that can be told"
        yield (
            f"  {heard.reference.group}, {heard.reference.item}: fewer than expected "
            f"({heard.reference.source}, {heard.reference.dated}): {named}"
        )


def _reached(one: Reached) -> str:
    some = " (only some are asked)" if one.for_some else ""
    return f"  Page {one.page:<24} {_count(one.count)}{some}"


def _count(count: int | None) -> str:
    return FEW if count is None else str(count)
