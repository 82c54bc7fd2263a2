"""A list of bars, and the direction of change as three of them."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from heed.ui.figures.parts import (
    Figure,
    Part,
    Row,
    added,
    count_words,
    joined,
    most_common,
    people,
    skipped_words,
    withheld_words,
)


def bars(
    *,
    title: Any,
    parts: Sequence[Part],
    base: int | None,
    entries: int | None = None,
    skipped: int = 0,
    several: bool = False,
) -> Figure:
    """One bar per answer, each a share of the ``base`` people who answered.

    Where it is not known how many answered, or may not be said, ``base`` is ``None``:
    then the bars are shares of the ``entries``, or else of what is shown.
    """
    whole = base or entries or sum(part.count or 0 for part in parts)
    note = _("People could choose several answers.") if several else ""
    return Figure(
        title=title,
        sentence=joined(
            people(base),
            most_common(parts),
            withheld_words(parts),
            skipped_words(skipped),
        ),
        columns=[_("Answer"), _("How many")],
        table=[[part.label, count_words(part.count)] for part in parts],
        rows=[_row(part, whole) for part in parts],
        note=note,
    )


def direction(
    *,
    title: Any,
    better: int | None,
    same: int | None,
    worse: int | None,
) -> Figure:
    """Whether people say that it gets better or worse, as counts and not as a score.

    How many answered is said only where no count is withheld, since it is their sum.
    """
    parts = [
        Part(_("Getting better"), better, "up"),
        Part(_("Staying the same"), same, "level"),
        Part(_("Getting worse"), worse, "down"),
    ]
    return bars(title=title, parts=parts, base=added(parts))


def _row(part: Part, whole: int) -> Row:
    known = part.count is not None and whole > 0
    return Row(
        label=part.label,
        words=count_words(part.count),
        length=round(100 * part.count / whole, 1) if known else None,
        css=f"heed-bar--{part.shape}" if part.shape else "",
        shape=part.shape,
    )
