"""The words of the disclosure gate: who asks, what is counted, what comes back."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import cached_property
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from heed.foundation.windows import Window
from heed.safeguards.audience import Audience
from heedstats.disclosure import DEFAULT, Floors


class Kind(StrEnum):
    """How the answers to a question add up."""

    ONE = "one"  # each entry is in exactly one answer, missing kinds included
    ORDERED = "ordered"  # the same, and the answers have an order
    SEVERAL = "several"  # an entry may be in any number of answers
    TIMES = "times"  # how often each was given, by the entries of a SEVERAL beside it


MISSING = ("skipped", "not_shown", "not_reached")
GIVEN = "given"  # whether there was an answer at all, whatever it was
WHETHER = "+given"


@dataclass(frozen=True)
class Subject:
    """One question whose answers are counted, with every answer it can have.

    One person may give an answer many times, so how often it was given says nothing of
    how many they are: such a number is seen where their number ``beside`` it is.
    """

    code: str
    answers: tuple[str, ...]
    kind: Kind = Kind.ONE
    beside: str = ""

    @property
    def columns(self) -> tuple[str, ...]:
        """The answers, and for questions with one answer the ways of giving none."""
        if not self.adds_up:
            return self.answers
        return self.answers + tuple(m for m in MISSING if m not in self.answers)

    @property
    def adds_up(self) -> bool:
        """Whether each entry is in exactly one answer."""
        return self.kind in {Kind.ONE, Kind.ORDERED}

    @property
    def item(self) -> str:
        """The question whose answers are read."""
        return self.code.removesuffix(WHETHER)

    def told(self, said: Any) -> Sequence[str]:
        """What counts of one answer: each tick, or why there is none.

        A question that is not in a response was not reached.
        """
        known = "not_reached" if said is None else said
        each = known if isinstance(known, list) else [known]
        if self.code.endswith(WHETHER) and not set(each) & set(MISSING):
            return (GIVEN,)
        return each


def whether_given(subject: Subject) -> Subject:
    """How many gave an answer to a question with several, and why others did not."""
    return Subject(subject.code + WHETHER, (GIVEN,), Kind.ONE)


@dataclass(frozen=True)
class Question:
    """What is asked for: a kind of entries, and the subjects counted over them.

    All questions about one ``kind`` in an organisation share a ledger, whoever asks.
    """

    organisation: UUID
    kind: str
    subjects: tuple[Subject, ...]
    floors: Floors = DEFAULT


Key = tuple[str, str, str, datetime]


@dataclass(frozen=True)
class Slice:
    """The smallest piece that is counted: one window, one place, one group.

    ``writers`` is how many people of the group could have written there and then, or
    ``None`` where nobody knows; or how to find out, since what was shown before does
    not ask again. ``counts`` holds, by subject, how many gave an answer.
    """

    window: Window
    place: UUID | None
    group: str
    entries: int
    writers: int | Callable[[], int | None] | None
    counts: Mapping[str, Mapping[str, int]]

    @cached_property
    def possible_writers(self) -> int | None:
        """How many could have written, found out by now."""
        return self.writers() if callable(self.writers) else self.writers

    @cached_property
    def key(self) -> Key:
        """What no other slice of the same kind of entries shares."""
        place = str(self.place or "")
        return place, self.group, self.window.kind.value, self.window.start


class Withheld(StrEnum):
    """Why nothing is shown."""

    NOT_CLOSED = "not closed"
    WRITERS_UNKNOWN = "writers unknown"
    FEW_PEOPLE = "few people"
    FEW_ENTRIES = "few entries"
    TOGETHER = "shown together"


@dataclass(frozen=True)
class Released:
    """What an audience may see, or why it may not.

    In ``tables`` a cell of ``None`` is suppressed. ``middle`` is the answer in the
    middle of an ordered question. ``covers`` has the key of each slice in the figures,
    which can be more, or fewer, than were asked for; ``windows``, ``places`` and
    ``groups`` say the same for people. With ``left_out`` some closed windows that
    were asked for are not in the figures, since they could be told apart.
    """

    audience: Audience
    withheld: Withheld | None
    windows: tuple[Window, ...]
    places: tuple[UUID | None, ...]
    groups: tuple[str, ...]
    covers: frozenset[Key]
    data_cut: datetime
    entries: int | None = None
    tables: Mapping[str, Mapping[str, int | None]] | None = None
    middle: Mapping[str, str | None] | None = None
    shows: datetime | None = None
    left_out: bool = False
    floors: Floors = DEFAULT

    @property
    def shown(self) -> bool:
        """Whether there are figures to see."""
        return self.withheld is None

    @property
    def reason(self) -> str:
        """Why nothing is shown, as a sentence for the page; empty where it is."""
        if self.withheld is None:
            return ""
        return _sentences()[self.withheld] % {
            "entries": self.floors.entries,
            "writers": self.floors.writers or 0,
        }


def _sentences() -> dict[Withheld, str]:
    return {
        Withheld.NOT_CLOSED: _(
            "These figures are shown when this time is over, not while people are "
            "still answering."
        ),
        Withheld.WRITERS_UNKNOWN: _(
            "We do not know how many people could have written here. An administrator "
            "can add it: the beds, the caseload or the staff in post."
        ),
        Withheld.FEW_PEOPLE: _(
            "Fewer than %(writers)d people could have written here, so figures could "
            "point to a person."
        ),
        Withheld.FEW_ENTRIES: _(
            "Fewer than %(entries)d entries, so they are kept until they can be shown "
            "with more."
        ),
        Withheld.TOGETHER: _(
            "These entries were first shown together with others. Showing a part "
            "could point to a person."
        ),
    }
