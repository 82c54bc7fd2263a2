"""What a person chose to take out of words: ticks, all of a kind, and their own."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from heed.coding.finding_words import places_of
from heed.coding.replacing import Change
from heed.safeguards import name_finding, redaction
from heed.safeguards.redaction import Kind, Suggestion

SPAN = re.compile(r"(\d{1,7})-(\d{1,7})(?:=(.{0,200}))?", re.DOTALL)
OWN_WORDS = "[…]"


@dataclass(frozen=True)
class Chosen:
    """A person's choice, as a page sends it.

    ``ticked`` are places as “3-9”, ``kinds`` go wholly, ``own`` holds lines of words
    with perhaps “= other words”, ``spans`` are selected places as “3-9=other words”,
    and ``put`` says what stands in the place of each kind.
    """

    ticked: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    own: str = ""
    spans: tuple[str, ...] = ()
    put: Mapping[str, str] = field(default_factory=dict)

    def takes(self, one: Suggestion) -> bool:
        """Whether a suggestion was accepted."""
        return code_of(one) in self.ticked or one.kind.name in self.kinds

    def in_place_of(self, kind: Kind) -> str:
        """The words that stand where something of a kind stood."""
        return self.put.get(kind.name, "").strip() or f"[{kind.value}]"


def code_of(one: Suggestion) -> str:
    """Names a suggestion in a form."""
    return f"{one.start}-{one.end}"


def suggestions(
    words: str, names: Iterable[str], places: Iterable[str]
) -> list[Suggestion]:
    """All that may tell who somebody is, with the library where it is installed."""
    return redaction.suggest(
        words, names=names, places=places, read_by=name_finding.reader()
    )


def changes_of(
    words: str, suggested: Sequence[Suggestion], chosen: Chosen
) -> list[Change]:
    """What is taken out, and what stands there; a person's own places go first."""
    wanted = [
        *_selected(words, chosen.spans),
        *_own(words, chosen.own),
        *(
            Change(one.start, one.end, chosen.in_place_of(one.kind))
            for one in suggested
            if chosen.takes(one)
        ),
    ]
    return _joined(wanted)


def _joined(wanted: Sequence[Change]) -> list[Change]:
    """One stretch out of those that meet, so that no letter of any stays behind.

    What stands there is what was wanted first.
    """
    found: list[tuple[int, Change]] = []
    for rank, one in sorted(enumerate(wanted), key=lambda pair: pair[1]):
        if found and one.start < found[-1][1].end:
            last_rank, last = found.pop()
            words = (last if last_rank <= rank else one).words
            end = max(last.end, one.end)
            found.append((min(rank, last_rank), Change(last.start, end, words)))
        else:
            found.append((rank, one))
    return [one for _rank, one in found]


def _selected(words: str, spans: Iterable[str]) -> list[Change]:
    found = []
    for span in spans:
        match = SPAN.fullmatch(span)
        if match and int(match[1]) < int(match[2]) <= len(words):
            put = (match[3] or "").strip() or OWN_WORDS
            found.append(Change(int(match[1]), int(match[2]), put))
    return found


def _own(words: str, lines: str) -> list[Change]:
    """Every place where some words stand, however they are typed."""
    asked = [line.partition("=") for line in lines.splitlines()]
    put = [(wanted.strip(), put.strip() or OWN_WORDS) for wanted, _sign, put in asked]
    found = places_of(words, [wanted for wanted, _put in put])
    by_line = sorted(found, key=lambda place: place[2])
    return [Change(start, end, put[which][1]) for start, end, which in by_line]
