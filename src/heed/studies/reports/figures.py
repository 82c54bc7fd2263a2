"""Tables as parts of a report: counts, percentages, their base and what is missing."""

from collections.abc import Iterator

import numpy as np

from heed.studies.models import PlannedTable
from heed.studies.tables import Line, ShownTable
from heed.studies.ticked import mentions_of
from heed.ui.documents.document import Grid, Heading, Paragraph, Part
from heed.warehouse.survey_tables import Question
from heedstats.answers import KINDS
from heedstats.tables import Base, Summary, Table

SEVERAL = "A person may have ticked several answers."
NOT_SHOWN = "not shown"
BASES = {
    "group": "Base: everybody in the group",
    "answered": "Base: those who answered",
    "mentions": "Base: everything that was ticked",
}


def question_parts(question: Question) -> Iterator[Part]:
    """One question by group; numbers are summed up beside."""
    yield Heading(question.words, 3)
    yield table_grid(question.table, question.words)
    if question.table.several:
        yield Paragraph(SEVERAL)
    if question.numbers:
        yield _numbers(question.numbers)


def table_grid(table: Table, caption: str) -> Grid:
    """Counts with their percentages; the last rows are the missing and the base.

    Of everything that was ticked nothing is missing, so no such row stands there.
    """
    shares, absent = table.percent(decimals=1), table.missing_percent(decimals=1)
    rows = [
        (name, *_cells(table.counts[r], shares[r])) for r, name in enumerate(table.rows)
    ]
    rows += [
        (kind.label.capitalize(), *_cells(table.missing[r], absent[r]))
        for r, kind in enumerate(KINDS)
        if table.base is not Base.MENTIONS
    ]
    rows.append(
        (BASES[table.base.value], *(str(base) for base in table.bases.tolist()))
    )
    return Grid(caption, ("Answer", *table.columns), tuple(rows))


def _cells(counts: np.ndarray, shares: np.ndarray) -> Iterator[str]:
    for count, share in zip(counts.tolist(), shares.tolist(), strict=True):
        yield f"{count}" if np.isnan(share) else f"{count} ({share:.1f}%)"


def _numbers(summaries: tuple[Summary, ...]) -> Grid:
    head = ("Of those who gave a number", *(one.group for one in summaries))
    lines = {
        "People": [str(one.n) for one in summaries],
        "Mean (standard deviation)": [_pair(one.mean, one.sd) for one in summaries],
        "Median (quartiles)": [_median(one) for one in summaries],
        "Least to most": [
            f"{_figure(o.least)} to {_figure(o.most)}" for o in summaries
        ],
    }
    rows = tuple((name, *cells) for name, cells in lines.items())
    return Grid("The numbers that were given", head, rows)


def _pair(mean: float, sd: float) -> str:
    return f"{_figure(mean)} ({_figure(sd)})"


def _median(one: Summary) -> str:
    low, high = one.quartiles
    return f"{_figure(one.median)} ({_figure(low)} to {_figure(high)})"


def _figure(value: float) -> str:
    return "" if np.isnan(value) else f"{value:.1f}"


def planned_parts(planned: PlannedTable, table: Table) -> Iterator[Part]:
    """A planned table for those inside."""
    yield Heading(planned.title, 3)
    yield table_grid(table, planned.title)
    if table.several:
        yield table_grid(mentions_of(table), f"{planned.title}: all that was ticked")
        yield Paragraph(SEVERAL)
    yield Paragraph(table.sentence())


def shown_parts(shown: ShownTable) -> Iterator[Part]:
    """A planned table for its audience, with percentages where it may have them."""
    yield Heading(shown.planned.title, 3)
    rows = [(line.label, _line(line)) for line in shown.lines]
    rows += [
        (kind.replace("_", " ").capitalize(), _cell(count))
        for kind, count in shown.missing.items()
    ]
    said = BASES[shown.base]
    rows.append((said, _cell(shown.base_count)))
    if shown.several and shown.mentions is not None and shown.base != "mentions":
        rows.append((BASES["mentions"], str(shown.mentions)))
    groups = shown.planned.group_names.capitalize()
    yield Grid(shown.planned.title, ("Answer", groups), tuple(rows))
    if shown.several:
        yield Paragraph(SEVERAL)
    yield Paragraph(shown.sentence)


def _line(line: Line) -> str:
    share = "" if line.percent is None else f" ({line.percent:.1f}%)"
    return f"{_cell(line.count)}{share}"


def _cell(count: int | None) -> str:
    return NOT_SHOWN if count is None else str(count)
