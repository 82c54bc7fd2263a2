"""Bars of counts that say their own sentence, such as a funnel or days in a row."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from heed.ui.figures.parts import Figure, Row, count_words


@dataclass(frozen=True)
class Counted:
    """A bar, and what stands beside its count, such as a share with its base."""

    label: Any
    count: int | None
    beside: str = ""


def counted(
    *,
    title: Any,
    sentence: str,
    parts: Sequence[Counted],
    first_column: str = "",
    beside_column: str = "",
    note: str = "",
    drawn: int | None = None,
) -> Figure:
    """Bars as long as their counts; the longest fills its line.

    ``drawn`` is how many of the last are drawn; the table has all of them.
    """
    shown = list(parts)[-drawn:] if drawn else list(parts)
    longest = max((part.count or 0 for part in shown), default=0)
    columns = [first_column or _("What"), _("How many")]
    return Figure(
        title=title,
        sentence=sentence,
        columns=columns + ([beside_column] if beside_column else []),
        table=[_cells(part, bool(beside_column)) for part in parts],
        rows=[_row(part, longest) for part in shown],
        note=note,
    )


def _cells(part: Counted, has_beside: bool) -> list[Any]:
    cells = [part.label, count_words(part.count)]
    return [*cells, part.beside] if has_beside else cells


def _row(part: Counted, longest: int) -> Row:
    known = part.count is not None and longest > 0
    return Row(
        # Beside the bar only a short number stands, so that all lines are as long.
        label=f"{part.label} ({part.beside})" if part.beside else part.label,
        words=count_words(part.count),
        length=round(100 * part.count / longest, 1) if known else None,
    )
