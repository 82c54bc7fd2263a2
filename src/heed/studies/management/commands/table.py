"""heed table NAME, or heed table FILE.csv"""

import csv
import json
from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from heed.people.management.who import who
from heed.safeguards.disclosure import Audience
from heed.studies.errors import NotWeightedBoth, StudyRefused
from heed.studies.models import Base
from heed.studies.queries import planned_table
from heed.studies.tables import Line, ShownTable, table_inside, table_outside
from heed.studies.weighting.columns import about
from heed.studies.weighting.making import weighting_named
from heed.studies.weighting.tables import WeightedShown, weighted_inside
from heedstats.errors import Refusal
from heedstats.tables import Table, table_from_records

BASES = {
    "group": "in the group",
    "answered": "who answered",
    "mentions": "ticked in all",
}
OUTSIDE = [Audience.ORGANISATION, Audience.PUBLIC]


class Command(BaseCommand):
    """Print one table, with what its percentages are percentages of."""

    help = "Print a table that a study planned, or check a published one (CSV)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "name", help="The table's name, or a CSV file of published counts."
        )
        parser.add_argument("--study", default="", help="Where several have the name.")
        parser.add_argument(
            "--audience",
            choices=[Audience.CUSTODIAN.value, *(one.value for one in OUTSIDE)],
            default=Audience.CUSTODIAN.value,
            help="For whom; custodian (those inside the study) opens it unsuppressed.",
        )
        parser.add_argument(
            "--base", choices=Base.values, default="", help="Other than planned."
        )
        parser.add_argument(
            "--without-set-aside",
            action="store_true",
            help="Leave out the responses that somebody inside the study set aside.",
        )
        parser.add_argument(
            "--weights", default="", help="Weighted, by the name of the weights."
        )
        parser.add_argument("--by", help="Your e-mail address, if you have an account.")
        parser.add_argument("--json", action="store_true", help="Print one object.")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            if options["name"].lower().endswith(".csv"):
                shown, lines = _published(Path(options["name"]))
            elif options["weights"]:
                weighted = _weighted(options)
                shown, lines = weighted.as_json(), list(_weighted_lines(weighted))
            else:
                table = _planned(options)
                shown, lines = table.as_json(), _lines(table)
        except (StudyRefused, Refusal) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(
            json.dumps(shown, ensure_ascii=False)
            if options["json"]
            else "\n".join(lines)
        )


def _planned(options: dict[str, Any]) -> ShownTable:
    planned = planned_table(options["name"], options["study"])
    audience = Audience(options["audience"])
    if audience in OUTSIDE:
        if options["base"]:
            raise CommandError(
                "Outside the study a table has its counts only, on the whole group."
            )
        if options["without_set_aside"]:
            raise CommandError(
                "Outside the study there is one table. Two that differ by a few "
                "responses could be subtracted, and what is left could be one person."
            )
        return table_outside(planned, audience)
    return table_inside(
        planned,
        by=who(options["by"]),
        base=options["base"],
        leave_out_set_aside=options["without_set_aside"],
    )


def _weighted(options: dict[str, Any]) -> WeightedShown:
    planned = planned_table(options["name"], options["study"])
    if Audience(options["audience"]) in OUTSIDE:
        raise CommandError(
            "Outside the study there is one table, unweighted. From two of one "
            "question small counts could be worked out."
        )
    if options["without_set_aside"]:
        raise NotWeightedBoth
    weighting = weighting_named(planned.study, options["weights"])
    by, base = who(options["by"]), options["base"]
    return weighted_inside(planned, weighting, by=by, base=base)


def _weighted_lines(shown: WeightedShown) -> Iterator[str]:
    yield from _lines(shown.plain)
    yield f"Weighted: {about(shown.weighting)}"
    for line in shown.lines:
        interval = "" if line.low is None else f"({line.low:.1f} to {line.high:.1f})"
        yield f"  {line.answer:<40} {_share(line.percent):>18} {interval}"
    yield f"Design effect of the weights today: {shown.design_effect:.2f}."
    yield shown.caveat


def _lines(table: ShownTable) -> list[str]:
    base = "not shown" if table.base_count is None else str(table.base_count)
    said = BASES[table.base]
    rows = [
        f"  {line.label:<40} {_cell(line.count):>9} {_share(line.percent):>8}"
        f"{_of_mentions(line)}"
        for line in table.lines
    ]
    gone = [
        f"  {kind.replace('_', ' '):<40} {_cell(count):>9}"
        for kind, count in table.missing.items()
    ]
    head = f"{table.planned.title} ({table.audience.value})"
    aside = table.set_aside.sentence if table.set_aside else ""
    last = [words for words in (table.sentence, _several(table), aside) if words]
    return [head, f"Base: {base} {said}", *rows, *gone, *last]


def _of_mentions(line: Line) -> str:
    return "" if line.of_mentions is None else f" {_share(line.of_mentions):>8}"


def _several(table: ShownTable) -> str:
    if not table.several:
        return ""
    many = "" if table.mentions is None else f" The last column is of {table.mentions}."
    return f"A person may have ticked several answers.{many}"


def _cell(count: int | None) -> str:
    return "not shown" if count is None else str(count)


def _share(percent: float | None) -> str:
    return "" if percent is None else f"{percent:.1f}%"


def _published(path: Path) -> tuple[dict[str, Any], list[str]]:
    """Somebody else's counts, with the percentages that follow from them."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            records = list(csv.DictReader(file))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise CommandError(f"{path.name} cannot be read as CSV in UTF-8.") from error
    label = next(iter(records[0]), "") if records else ""
    table = table_from_records(records, label=label, title=path.stem)
    shown = {
        "table": path.stem,
        "audience": "published",
        "base": {"of": table.base.value, "count": int(table.total().answered[0])},
        "rows": table.records(decimals=1),
    }
    return shown, _published_lines(table)


def _published_lines(table: Table) -> list[str]:
    shares, whole = table.percent(decimals=1), table.total()
    head = f"{'':<42}" + "".join(f"{name[:14]:>16}" for name in table.columns)
    lines = [f"{table.title} (published)", head]
    for row, name in enumerate(table.rows):
        cells = "".join(
            f"{count:>8} {share:>6.1f}%"
            for count, share in zip(table.counts[row], shares[row], strict=True)
        )
        lines.append(f"  {name:<40}{cells}")
    sizes = "".join(f"{n:>8} {'':>7}" for n in table.answered.tolist())
    lines.append(f"  {'All':<40}{sizes}")
    lines.append(f"Base: {whole.answered[0]} mentions in all.")
    return lines
