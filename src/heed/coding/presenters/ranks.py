"""The ranks of two groups side by side, in finished words and a figure."""

from typing import Any

from django.utils.translation import gettext as _

from heed.coding.found import Factor, Found, Line
from heed.coding.presenters.columns import columns
from heed.coding.presenters.lines import group_words, number
from heed.coding.ranks import mid_ranks
from heed.ui.figures import Figure, Ranked, slope
from heed.ui.figures.slope import rank_words

NO_BREAK = "\N{NO-BREAK SPACE}"


def ranks_page(found: Found, left: str, right: str) -> dict[str, Any] | None:
    """The slope chart and its table; nothing where a group has nobody."""
    sides = [_side(found, key) for key in (left, right)]
    if any(one is None or not one.base for one in sides):
        return None
    factors = [one for one in found.names.factors if one.is_factor]
    slugs = [one.slug for one in factors]
    ranks = [mid_ranks(one, slugs) for one in sides]
    things = [Ranked(f.label, *(side.get(f.slug) for side in ranks)) for f in factors]
    groups = group_words(left), group_words(right)
    table = [_row(one, f, *sides) for one, f in zip(things, factors, strict=True)]
    order = sorted(range(len(things)), key=lambda n: _place(things[n]))
    return {
        "heads": _heads(groups),
        "rows": [table[n] for n in order],
        "figure": _figure(groups, [things[n] for n in order], table, order),
        "unranked": _unranked(found, sides),
    }


def _figure(
    groups: tuple[str, str], things: list[Ranked], table: list[Any], order: list[int]
) -> Figure | None:
    if not any(one.left is not None and one.right is not None for one in things):
        return None
    return slope(
        title=_("Ranks of factors: %(left)s beside %(right)s")
        % {"left": groups[0], "right": groups[1]},
        sentence=ranks_sentence(groups, things),
        groups=groups,
        things=things,
        columns=[one["text"] for one in _heads(groups)],
        table=[table[n] for n in order],
    )


def ranks_sentence(groups: tuple[str, str], things: list[Ranked]) -> str:
    """What each group ranks first, and where they are furthest apart."""
    both = [one for one in things if one.left is not None and one.right is not None]
    said = _("First for %(group)s: %(things)s. First for %(other)s: %(others)s.") % {
        "group": groups[0],
        "things": _first([(one.left, one.label) for one in things]),
        "other": groups[1],
        "others": _first([(one.right, one.label) for one in things]),
    }
    apart = max(both, key=lambda one: abs(one.left - one.right))
    if apart.left == apart.right:
        return f"{said} " + _("What both ranked, they ranked alike.")
    return f"{said} " + _(
        "Furthest apart: %(thing)s (rank %(left)s and rank %(right)s)."
    ) % {
        "thing": apart.label,
        "left": rank_words(apart.left),
        "right": rank_words(apart.right),
    }


def _first(ranked: list[tuple[float | None, Any]]) -> str:
    known = [(rank, label) for rank, label in ranked if rank is not None]
    best = min(rank for rank, _label in known)
    return _(", ").join(str(label) for rank, label in known if rank == best)


def _side(found: Found, key: str) -> Line | None:
    return found.line("side", key) or found.line("group", key)


def _place(one: Ranked) -> tuple[bool, float, bool, float]:
    """By the rank on the left, then on the right; what has none comes last."""
    return one.left is None, one.left or 0, one.right is None, one.right or 0


def _heads(groups: tuple[str, str]) -> list[dict[str, Any]]:
    left, right = groups
    return columns(
        _("Factor"),
        left,
        _("Rank: %(group)s") % {"group": left},
        right,
        _("Rank: %(group)s") % {"group": right},
        _("Ranks further down on the right"),
    )


def _row(one: Ranked, factor: Factor, left: Line, right: Line) -> list[str]:
    apart = "\N{EN DASH}"
    if one.left is not None and one.right is not None:
        apart = _signed(one.right - one.left)
    return [
        factor.label,
        _people(left, factor),
        rank_words(one.left),
        _people(right, factor),
        rank_words(one.right),
        apart,
    ]


def _signed(ranks: float) -> str:
    return f"{ranks:+g}".replace("-", "\N{MINUS SIGN}") if ranks else "0"


def _people(line: Line, factor: Factor) -> str:
    counts = {"people": number(line.people.get(factor.slug)), "of": number(line.base)}
    return (_("%(people)s of %(of)s") % counts).replace(" ", NO_BREAK)


def _unranked(found: Found, sides: list[Line | None]) -> str:
    """That ranks are of what is shown, where something is not."""
    if not any(one and one.hides for one in sides):
        return ""
    return _("Some numbers are not shown, so ranks are among the factors shown.")
