"""What is known of how other programs count; docs/reference/refi-qda.md says whence."""

import re
from dataclasses import dataclass

from heed.coding.formats.refi.counting import Counting, LineEnds, Unit

POINTS = Counting()
UNITS = Counting(Unit.UTF16)
OURS = re.compile(r"Heed \S+ \(positions in (code points|UTF-16 units)\)")


@dataclass(frozen=True, slots=True)
class Habit:
    """A program's way of counting; ``certain`` where the file says it of itself."""

    program: str
    counting: Counting
    certain: bool = False


_KNOWN = (
    ("nvivo", "NVivo", UNITS),
    ("maxqda", "MAXQDA", UNITS),
    ("atlas", "ATLAS.ti", Counting(Unit.UTF16, LineEnds.ONE)),
    ("quirkos", "Quirkos", UNITS),
    ("qualcoder", "QualCoder", Counting(Unit.CODE_POINTS, LineEnds.ONE)),
    ("qc ", "qualitative-coding", POINTS),
)


def origin_for(version: str, unit: Unit) -> str:
    """What a file of ours says of itself."""
    return f"Heed {version} (positions in {unit})"


def habit_of(origin: str) -> Habit | None:
    """The habit of the program that wrote a file; None for a stranger."""
    ours = OURS.fullmatch(origin)
    if ours:
        return Habit("Heed", Counting(Unit(ours[1])), certain=True)
    name = origin.strip().casefold()
    for begins, program, counting in _KNOWN:
        if name.startswith(begins):
            return Habit(program, counting)
    return None
