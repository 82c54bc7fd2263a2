"""The figure of a planned table, drawn of what the disclosure gate released."""

from heed.safeguards.disclosure import Released
from heed.studies.models import Base, Sampling
from heed.studies.tables import ShownTable
from heed.ui.figures import DotRow, Figure, OrderedGroup, dots, ordered_bars
from heedstats.intervals import wilson


def figure_of(shown: ShownTable) -> Figure | None:
    """Bars where the answers have an order, else a dot for each; none of nothing."""
    if not shown.base_count or not (shown.released.tables or {}):
        return None
    answers = len(shown.lines)
    is_ordered = shown.item.kind == "five_point" or getattr(
        shown.item, "ordered", False
    )
    if is_ordered and 2 <= answers <= 7:
        return _bars(shown, shown.released)
    return _dots(shown, shown.released)


def _counts(shown: ShownTable, released: Released) -> list[int]:
    table = (released.tables or {})[shown.planned.item]
    return [table[line.answer] for line in shown.lines]


def _bars(shown: ShownTable, released: Released) -> Figure:
    group = OrderedGroup(
        label=shown.planned.group_names.capitalize(),
        percents=[line.percent for line in shown.lines],
        counts=_counts(shown, released),
        base=shown.base_count,
    )
    return ordered_bars(
        title=shown.planned.title,
        sentence=shown.sentence,
        answers=[line.label for line in shown.lines],
        groups=[group],
    )


def _dots(shown: ShownTable, released: Released) -> Figure:
    """Intervals only for a random sample: of an open link they would mean nothing."""
    is_random = shown.planned.study.sampling == Sampling.PROBABILITY
    is_random &= shown.base != Base.MENTIONS  # one person's mentions hang together
    rows = []
    for line, count in zip(shown.lines, _counts(shown, released), strict=True):
        ends = wilson(count, shown.base_count) if is_random else (None, None)
        low, high = (None if end is None else float(end) * 100 for end in ends)
        rows.append(DotRow(line.label, line.percent, low, high, shown.base_count))
    return dots(title=shown.planned.title, sentence=shown.sentence, rows=rows)
