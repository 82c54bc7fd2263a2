"""How far a hidden number can move when everything shown stays as it is.

Tables that add up, also through several levels of totals in one direction, are
circulations: each number flows along an arc, and at every point what comes in goes
out. The greatest rise of a hidden number is the greatest flow that its end can send
back to its start through other hidden numbers; the greatest fall likewise the other
way. All is in whole numbers, so an outsider's linear programme finds the same.
"""

from collections import deque
from collections.abc import Collection, Hashable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from math import inf
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True)
class Arc:
    """A number that flows from one point of the circulation to another."""

    start: Hashable
    end: Hashable
    value: int


class Circulation(Generic[Key]):
    """Numbers that add up, some of them hidden.

    Meaning: ``interval`` is what an outsider can derive for one hidden number, who
    knows all shown ones, how they add up, and that none is negative.
    Shapes: ``arcs`` by any key; ``hidden`` a set of those keys.
    Missing: a number not in ``hidden`` is known.
    Errors: ``KeyError`` for a key that is not there; ``ValueError`` where two hidden
    numbers flow between the same two points.
    Formula: greatest flows by shortest augmenting paths (Edmonds and Karp, Journal of
    the ACM 1972;19:248). Source of the use: Hundepool and others, Statistical
    Disclosure Control, 2012, section 4.4.
    Checked against: SciPy's ``linprog`` (disclosure.json).
    """

    def __init__(self, arcs: Mapping[Key, Arc], hidden: Collection[Key]) -> None:
        self._arcs = arcs
        self._hidden = frozenset(hidden)
        self._spare: dict[Hashable, dict[Hashable, float]] = {}
        ends = [frozenset((arcs[key].start, arcs[key].end)) for key in self._hidden]
        if len(set(ends)) < len(ends):
            raise ValueError("Two hidden numbers flow between the same points.")
        for key in self._hidden:
            self._open(key)

    def interval(self, key: Key) -> tuple[int, float]:
        """The least and most possible; the most is ``inf`` without a bound."""
        value = self._arcs[key].value
        if key not in self._hidden:
            return value, value
        return value - int(self._fall(key, value)), value + self._rise(key, inf)

    def is_wide(self, key: Key, width: int) -> bool:
        """Whether the interval is at least ``width`` wide; stops when it knows."""
        value = self._arcs[key].value
        if key not in self._hidden:
            return False
        rise = self._rise(key, width)
        return rise >= width or rise + self._fall(key, min(value, width)) >= width

    def _rise(self, key: Key, limit: float) -> float:
        arc = self._arcs[key]
        return self._without(key, arc.end, arc.start, limit)

    def _fall(self, key: Key, limit: float) -> float:
        arc = self._arcs[key]
        return self._without(key, arc.start, arc.end, limit)

    def _without(
        self, key: Key, source: Hashable, sink: Hashable, limit: float
    ) -> float:
        """The greatest flow, up to a limit, through the other hidden numbers."""
        self._close(key)
        pushed: list[tuple[list[Hashable], float]] = []
        flow = 0.0
        while flow < limit:
            path = self._shortest_path(source, sink)
            if path is None:
                break
            room = min(self._spare[a][b] for a, b in pairwise(path))
            push = min(limit - flow, room)
            flow += push
            if push == inf:
                break
            self._push(path, push)
            pushed.append((path, push))
        for path, push in reversed(pushed):
            self._push(path, -push)
        self._open(key)
        return flow

    def _open(self, key: Key) -> None:
        arc = self._arcs[key]
        self._spare.setdefault(arc.start, {})[arc.end] = inf
        self._spare.setdefault(arc.end, {})[arc.start] = arc.value

    def _close(self, key: Key) -> None:
        arc = self._arcs[key]
        del self._spare[arc.start][arc.end]
        del self._spare[arc.end][arc.start]

    def _push(self, path: list[Hashable], amount: float) -> None:
        for a, b in pairwise(path):
            self._spare[a][b] -= amount
            self._spare[b][a] += amount

    def _shortest_path(self, source: Hashable, sink: Hashable) -> list[Hashable] | None:
        came: dict[Hashable, Hashable] = {source: source}
        queue = deque([source])
        while queue and sink not in came:
            here = queue.popleft()
            for there, room in self._spare.get(here, {}).items():
                if room > 0 and there not in came:
                    came[there] = here
                    queue.append(there)
        if sink not in came:
            return None
        path = [sink]
        while path[-1] != source:
            path.append(came[path[-1]])
        return path[::-1]
