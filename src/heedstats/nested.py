"""Totals over groups of tables that were shown before, at any number of levels.

Weeks of wards were shown one by one, some cells suppressed. A month, a service or a
year is then asked for. Its cells can be shown only as far as no small cell of any
week, and no small total in between, can be worked out from all that was ever shown.
"""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from heedstats.circulation import Arc, Circulation
from heedstats.disclosure import is_small

_OUTSIDE = ("outside",)


@dataclass(frozen=True)
class Shown:
    """A table that was shown: its counts by answer, and which answers were hidden."""

    counts: Mapping[str, int]
    hidden: frozenset[str]


@dataclass(frozen=True)
class Group:
    """Tables whose sum was shown, or is asked for, and its hidden answers."""

    members: frozenset[Hashable]
    hidden: frozenset[str]


@dataclass
class Family:
    """All tables of one question that were ever shown, and the totals over them.

    Shapes: ``tables`` by any key; each has the same answers, which add up to the
    number of entries, and that number is known. ``groups`` are nested or apart.
    """

    tables: Mapping[Hashable, Shown]
    groups: list[Group] = field(default_factory=list)


def hidden_answers(
    family: Family, members: frozenset[Hashable], *, threshold: int = 5
) -> frozenset[str]:
    """The answers to suppress in the sum over ``members``.

    Meaning: all other answers of the sum may be shown with all that was shown before.
    Formula: small sums (``1 .. threshold - 1``) are hidden, and then zeros too. The
    rest is shown one by one, largest first, as long as every small number of the
    family keeps an interval at least ``threshold`` wide in the circulation that all
    levels form.
    Missing: skipped and not-reached answers are answers of their own.
    Errors: ``ValueError`` where the sum overlaps an earlier one without nesting.
    Source: networks for tables with one hierarchy, Hundepool and others, Statistical
    Disclosure Control, 2012, chapter 4.
    Checked against: listing every set of tables that an outsider must hold possible.
    """
    if not is_nested(family, members):
        raise ValueError("The sum overlaps an earlier one without nesting.")
    sums = _sums(family, members)
    small = {answer for answer, n in sums.items() if is_small(n, threshold)}
    zeros = {answer for answer, n in sums.items() if small and not n}
    hidden = frozenset(sums)
    for answer in sorted(set(sums) - small - zeros, key=lambda a: (-sums[a], a)):
        fewer = hidden - {answer}
        if _is_safe(family, Group(members, fewer), threshold):
            hidden = fewer
    return hidden


def is_nested(family: Family, members: frozenset[Hashable]) -> bool:
    """Whether a sum contains, is inside, or is apart from each earlier sum."""
    return all(
        group.members <= members
        or members <= group.members
        or not group.members & members
        for group in family.groups
    )


def _sums(family: Family, members: frozenset[Hashable]) -> dict[str, int]:
    answers = next(iter(family.tables.values())).counts
    return {
        answer: sum(family.tables[key].counts[answer] for key in members)
        for answer in answers
    }


def _is_safe(family: Family, asked: Group, threshold: int) -> bool:
    groups = [g for g in family.groups if g.members != asked.members] + [asked]
    arcs, hidden = _circulation(family, groups)
    flows = Circulation(arcs, hidden)
    return all(
        flows.is_wide(key, threshold)
        for key in hidden
        if key[0] != "root" and is_small(arcs[key].value, threshold)
    )


def _circulation(
    family: Family, groups: Sequence[Group]
) -> tuple[dict[Any, Arc], set[Any]]:
    """Outside to each answer, down through the groups to the tables, and outside."""
    by_size = sorted(groups, key=lambda group: len(group.members))
    arcs: dict[Any, Arc] = {}
    hidden: set[Any] = set()
    for number, group in enumerate(by_size):
        parent = _parent(by_size[number + 1 :], group.members, len(by_size))
        for answer, total in _sums(family, group.members).items():
            key = ("group", number, answer)
            arcs[key] = Arc((parent, answer), (len(by_size) - number, answer), total)
            if answer in group.hidden:
                hidden.add(key)
    for name, table in family.tables.items():
        parent = _parent(by_size, frozenset([name]), len(by_size))
        for answer, count in table.counts.items():
            leaf = ("table", name, answer)
            arcs[leaf] = Arc((parent, answer), ("row", name), count)
            if answer in table.hidden:
                hidden.add(leaf)
    for answer, total in _sums(family, frozenset(family.tables)).items():
        arcs["root", answer] = Arc(_OUTSIDE, (0, answer), total)
        hidden.add(("root", answer))
    return arcs, hidden


def _parent(groups: Sequence[Group], members: frozenset[Hashable], size: int) -> int:
    """The number of the smallest group around ``members``; 0 where there is none."""
    first = size - len(groups)
    for offset, group in enumerate(groups):
        if members <= group.members:
            return size - (first + offset)
    return 0
