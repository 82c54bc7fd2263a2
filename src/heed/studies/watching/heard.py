"""Who has not been heard: the answers so far beside whom was expected.

Only what passed the gate is compared. An interval says how far off the share may be by
chance if people had come one by one at random, which nobody knows; so it is a reason to
go and ask, and never to blame those who did not answer.
"""

from dataclasses import dataclass
from enum import StrEnum

from heed.safeguards.growing import Total
from heed.studies.models import Reference
from heed.studies.watching.counted import reference_code
from heedstats.intervals import wilson


class Compared(StrEnum):
    """How a share stands beside the one that was expected."""

    FEWER = "fewer"
    MORE = "more"
    ABOUT = "about"
    HIDDEN = "hidden"


@dataclass(frozen=True)
class Share:
    """One answer: how many gave it, their share, and the share expected; per cent."""

    answer: str
    count: int | None
    share: float | None
    low: float | None
    high: float | None
    expected: float
    compared: Compared


@dataclass(frozen=True)
class Heard:
    """One group's answers to one question beside a reference population."""

    reference: Reference
    base: int
    shares: list[Share]
    lacks_some: bool

    def those(self, compared: Compared) -> list[Share]:
        """The answers that stand so."""
        return [one for one in self.shares if one.compared is compared]


def heard_in(total: Total, reference: Reference) -> Heard:
    """The comparison with one reference population."""
    code = reference_code(reference)
    cells, base = total.tables[code], total.bases[code]
    shares = [
        _share(answer, cells.get(answer), base, float(expected))
        for answer, expected in reference.shares.items()
    ]
    return Heard(reference, base, shares, code in total.uncounted)


def _share(answer: str, count: int | None, base: int, expected: float) -> Share:
    if count is None or not base:
        return Share(answer, None, None, None, None, expected, Compared.HIDDEN)
    count = min(count, base)  # both are rounded
    low, high = (100 * float(end) for end in wilson(count, base))
    compared = Compared.ABOUT
    if high < expected:
        compared = Compared.FEWER
    elif low > expected:
        compared = Compared.MORE
    return Share(answer, count, 100 * count / base, low, high, expected, compared)
