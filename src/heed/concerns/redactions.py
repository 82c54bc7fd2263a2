"""Suggested places to take out of a copy; a person accepts each one or refuses it."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from heed.safeguards import redaction

BLANK = "[…]"


@dataclass(frozen=True)
class Suggested:
    """A stretch of words, in code points, that may show who someone is, and why."""

    start: int
    end: int
    words: str
    why: str

    @property
    def code(self) -> str:
        """Names this stretch in a form."""
        return f"{self.start}-{self.end}"


def suggestions_for(words: str, names: Iterable[str] = ()) -> list[Suggested]:
    """What may be taken out, in order; ``names`` are those of staff."""
    return [
        Suggested(one.start, one.end, words[one.start : one.end], _(one.reason))
        for one in redaction.suggest(words, names=names)
    ]


def without(words: str, accepted: Collection[Suggested]) -> str:
    """The words with the accepted stretches taken out, and nothing else changed."""
    kept, at = [], 0
    for one in sorted(accepted, key=lambda s: (s.start, -s.end)):
        if one.start >= at:
            kept += [words[at : one.start], BLANK]
            at = one.end
        else:
            at = max(at, one.end)
    return "".join([*kept, words[at:]])
