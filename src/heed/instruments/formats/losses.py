"""What a file format and a questionnaire cannot tell each other, item by item."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

SHOWN = 5  # places of one kind of loss; --json has all of them


class How(StrEnum):
    """What became of something that has no place on the other side."""

    LOST = "lost"  # it is not there any more
    CHANGED = "changed"  # it is there in another form
    ASIDE = "aside"  # kept in Heed's own column, where other programs do not look


@dataclass(frozen=True, slots=True)
class Loss:
    """One thing that could not be carried as it was."""

    item: str  # the item's code; empty for the questionnaire as a whole
    where: str  # sheet, row and column, or the path in the file
    what: str
    why: str
    how: How = How.LOST

    def __str__(self) -> str:
        name = f" ({self.item})" if self.item else ""
        return f"{self.where}{name}: {self.how}: {self.what} {self.why}"

    def as_json(self) -> dict[str, str]:
        """The loss for a machine."""
        return {
            "item": self.item,
            "where": self.where,
            "what": self.what,
            "why": self.why,
            "how": str(self.how),
        }


def quoted(text: str, longest: int = 60) -> str:
    """What stood in the file, short enough for a list."""
    short = " ".join(text.split())
    return f"“{short if len(short) <= longest else short[: longest - 1] + '…'}”."


def listed(losses: Iterable[Loss]) -> list[str]:
    """The losses with their places, those of one kind together."""
    kinds: dict[tuple[str, str], list[str]] = defaultdict(list)
    for loss in losses:
        name = f" ({loss.item})" if loss.item else ""
        kinds[(str(loss.how), loss.why)].append(f"{loss.where}{name}: {loss.what}")
    lines = []
    for (how, why), places in kinds.items():
        lines.append(f"{how}, {len(places)} times. {why}")
        lines += [f"  {place}" for place in places[:SHOWN]]
        if len(places) > SHOWN:
            lines.append(f"  and {len(places) - SHOWN} more; --json lists all.")
    return lines
