"""What happens in the made-up world, in the order of its own time."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from heapq import heappop, heappush
from itertools import count

from heed.foundation import clock

Event = Callable[[], None]
UNITS = {"m": "minutes", "h": "hours", "d": "days"}


@dataclass
class Agenda:
    """Events with their times; what lies in the future has not happened yet."""

    now: datetime
    _waiting: list[tuple[datetime, int, Event]] = field(default_factory=list)
    _numbers: count = field(default_factory=count)

    def put(self, moment: datetime, event: Event) -> None:
        """Put an event down, unless it is still to come."""
        if moment <= self.now:
            heappush(self._waiting, (moment, next(self._numbers), event))

    def play(self) -> int:
        """Let everything happen, each at its own time; returns how much it was."""
        played = 0
        while self._waiting:
            moment, _, event = heappop(self._waiting)
            with clock.at(moment):
                event()
            played += 1
        return played


def length(said: str) -> timedelta:
    """A stretch of time as the data says it: ``12m``, ``5h`` or ``3d``."""
    return timedelta(**{UNITS[said[-1]]: int(said[:-1])})
