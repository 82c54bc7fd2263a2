"""Signals that make a person look twice at responses to a survey.

They are worked out from closed answers and coarse windows only. Nothing here reads
what anybody wrote, how long they took, in which wording or mode they answered, who
helped them or how much they left out: people who are ill, tired, in pain or new to a
language would be the first to be doubted. Nothing is decided here.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from statistics import median
from typing import Any
from uuid import UUID

from heed.responses.choices import Signal

BURST_LEAST, BURST_TIMES = 20, 5  # so many, and so many times what is usual
ALIKE_LEAST, ALIKE_ANSWERS, ALIKE_DIFFERENT = 3, 8, 3
SUPPORTING = frozenset({Signal.INTEREST})  # never a reason by itself
READ = ("id", "window_start", "window_kind", "source_tag", "group", "answers")


@dataclass(frozen=True)
class Seen:
    """All that signals read of a response."""

    id: UUID
    window_start: datetime
    window_kind: str
    source_tag: str
    group: str
    answers: Mapping[str, Any]

    @property
    def when_and_how(self) -> tuple[str, datetime, str]:
        """Its window, and the way by which it came."""
        return self.window_kind, self.window_start, self.source_tag


@dataclass(frozen=True)
class Rule:
    """Answers that a researcher declared; one pair, or two that cannot both hold."""

    signal: Signal
    pairs: tuple[tuple[str, frozenset[str]], ...]

    def holds(self, answers: Mapping[str, Any]) -> bool:
        """Whether somebody gave all the answers that the rule names."""
        return all(codes & _said(answers.get(item)) for item, codes in self.pairs)


@dataclass(frozen=True)
class Asked:
    """What a survey asks: its ways, its closed items with their telling answers."""

    sources: frozenset[str]
    telling: Mapping[str, frozenset[str]]  # without “I don't know” and the like
    rules: tuple[Rule, ...] = ()


def signals_of(seen: Iterable[Seen], asked: Asked) -> dict[UUID, set[Signal]]:
    """The signals of each response that a person should look at, and of no other."""
    every = list(seen)
    found: dict[UUID, set[Signal]] = defaultdict(set)
    for signal, ids in (
        (Signal.BURST, _in_a_burst(every)),
        (Signal.ALIKE, _alike(every, asked.telling)),
        (Signal.UNKNOWN_WAY, _by_another_way(every, asked.sources)),
    ):
        for one in ids:
            found[one].add(signal)
    for one in every:
        found[one.id] |= {r.signal for r in asked.rules if r.holds(one.answers)}
    return {one: signals for one, signals in found.items() if signals - SUPPORTING}


def _in_a_burst(seen: Collection[Seen]) -> list[UUID]:
    """Responses of windows in which far more came by one way than is usual for it.

    A way with one window has nothing usual, so it has no burst.
    """
    counts = Counter(one.when_and_how for one in seen)
    by_way: dict[tuple[str, str], list[int]] = defaultdict(list)
    for (kind, _start, source), count in counts.items():
        by_way[kind, source].append(count)
    return [
        one.id
        for one in seen
        if _is_burst(counts[one.when_and_how], by_way[one.window_kind, one.source_tag])
    ]


def _is_burst(count: int, of_this_way: list[int]) -> bool:
    if len(of_this_way) < 2:
        return False
    others = list(of_this_way)
    others.remove(count)
    return count >= BURST_LEAST and count >= BURST_TIMES * median(others)


def _alike(seen: Collection[Seen], telling: Mapping[str, frozenset[str]]) -> list[UUID]:
    """Responses with the same many telling answers as others in the same window.

    Missing answers and “I don't know” tell nothing, and whoever says nearly the same
    to everything is like others by chance: both are left out.
    """
    same: dict[tuple[Any, ...], list[UUID]] = defaultdict(list)
    for one in seen:
        told = _told(one.answers, telling)
        codes = {code for _item, said in told for code in said}
        if len(told) >= ALIKE_ANSWERS and len(codes) >= ALIKE_DIFFERENT:
            same[one.window_kind, one.window_start, one.group, told].append(one.id)
    return [one for ids in same.values() if len(ids) >= ALIKE_LEAST for one in ids]


def _told(
    answers: Mapping[str, Any], telling: Mapping[str, frozenset[str]]
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    said = {item: telling[item] & _said(answers.get(item)) for item in sorted(telling)}
    return tuple((item, tuple(sorted(codes))) for item, codes in said.items() if codes)


def _by_another_way(seen: Collection[Seen], sources: frozenset[str]) -> list[UUID]:
    return [s.id for s in seen if s.source_tag and s.source_tag not in sources]


def _said(answer: Any) -> frozenset[str]:
    """The codes of a closed answer; a number, a date or nothing has none."""
    if isinstance(answer, str):
        return frozenset([answer])
    if isinstance(answer, list):
        return frozenset(code for code in answer if isinstance(code, str))
    return frozenset()
