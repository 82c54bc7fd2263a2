"""What comes of reading a file: the project, what was lost, how places were found."""

from collections import Counter
from dataclasses import dataclass

from heed.coding.definition.exchange import Project
from heed.coding.formats.refi.counting import Counting
from heed.instruments.formats.losses import How, Loss

MOST_OF_A_KIND = 1_000


@dataclass(frozen=True, slots=True)
class Placed:
    """How the positions of one text's selections were read, and why.

    ``counting`` is None where they could not be trusted: the text is there, its
    selections are not, and ``found`` says how many the file has.
    """

    source: str
    name: str
    counting: Counting | None
    why: str
    found: int
    placed: int


@dataclass(frozen=True, slots=True)
class Imported:
    """A project from another program's file, and what it cost to bring in."""

    project: Project
    losses: tuple[Loss, ...] = ()
    placed: tuple[Placed, ...] = ()

    @property
    def untrusted(self) -> tuple[Placed, ...]:
        """The texts whose selections were left out, for a person to look at."""
        return tuple(one for one in self.placed if one.counting is None)


class Losses:
    """Collects losses; beyond a thousand of one kind the rest are counted."""

    def __init__(self) -> None:
        self._kept: list[Loss] = []
        self._seen: Counter[str] = Counter()

    def add(
        self, item: str, where: str, what: str, why: str, how: How = How.LOST
    ) -> None:
        """List one thing that could not be carried as it was."""
        self._seen[why] += 1
        if self._seen[why] <= MOST_OF_A_KIND:
            self._kept.append(Loss(item, where, what, why, how))

    def all(self) -> tuple[Loss, ...]:
        """The losses, and how many more of a kind there were."""
        more = [
            Loss("", "the file", f"{count - MOST_OF_A_KIND:,} more like these.", why)
            for why, count in self._seen.items()
            if count > MOST_OF_A_KIND
        ]
        return (*self._kept, *more)
