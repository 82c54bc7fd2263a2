"""Saying whom a study expected to hear, from a file or from typed lines."""

import csv
import io
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from django.db import transaction

from heed.foundation.spreadsheets import rows
from heed.foundation.spreadsheets.sandbox import sandboxed
from heed.foundation.spreadsheets.sheets import SheetRow
from heed.people.models import Account
from heed.responses.models import Fieldwork
from heed.safeguards.audit import About, Event, record
from heed.studies.formats.reference_shares import Known, Shares, read_shares
from heed.studies.models import Reference, Study
from heed.studies.queries import custodian
from heed.studies.watching.counted import items_of

COMPARED = {"one_choice", "five_point"}


def comparable(fieldwork: Fieldwork) -> Known:
    """The answers that can be compared with a population, by group and question."""
    return {
        (group, item.code): [option.code for option in item.choices]
        for group in fieldwork.instruments.values_list("group", flat=True)
        for item in items_of(fieldwork, group)
        if item.kind in COMPARED
    }


@transaction.atomic
def say_expected(
    *,
    by: Account,
    study: Study,
    fieldwork: Fieldwork,
    source: str,
    dated: date,
    lines: Iterable[SheetRow],
) -> Shares:
    """Keep reference populations, unless a row is wrong; a new one takes its place."""
    who = custodian(by, study)
    found = read_shares(lines, comparable(fieldwork))
    if found.problems:
        return found
    for (group, item), shares in found.shares.items():
        said = {
            "organisation": study.organisation,
            "study": study,
            "source": source,
            "dated": dated,
            "shares": shares,
        }
        Reference.objects.update_or_create(
            fieldwork=fieldwork, group=group, item=item, defaults=said
        )
    record(
        by=who,
        event=Event.STUDY_CHANGED,
        about=About("study", study.id),
        organisation=study.organisation,
        details={"expected": fieldwork.slug},
    )
    return found


def lines_of_file(path: Path) -> list[SheetRow]:
    """The rows of a stranger's file, read in a process of their own."""
    return list(sandboxed(rows, path))


def typed_lines(text: str) -> Iterator[SheetRow]:
    """Typed lines with the four columns between commas; a header may stand first."""
    names = ("group", "item", "answer", "share")
    for number, cells in enumerate(csv.reader(io.StringIO(text)), 1):
        trimmed = [cell.strip() for cell in cells]
        if not any(trimmed) or (number == 1 and tuple(trimmed) == names):
            continue
        has_four = len(trimmed) == len(names)
        fault = "" if has_four else "A line has four parts between commas."
        cells_of = dict(zip(names, trimmed, strict=False))
        yield SheetRow(number=number, sheet="", cells=cells_of, fault=fault)
