"""What a person chose to take out of words: ticks, all of a kind, and their own."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

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
    kept: list[Change] = []
    for one in wanted:
        if all(one.end <= k.start or one.start >= k.end for k in kept):
            kept.append(one)
        elif not any(k.start <= one.start and one.end <= k.end for k in kept):
            kept = _joined(one, kept)
    return sorted(kept)


def _joined(one: Change, kept: list[Change]) -> list[Change]:
    """One stretch out of those that meet, so that no letter of any stays behind."""
    meeting = [k for k in kept if k.start < one.end and one.start < k.end]
    start = min([one.start, *(k.start for k in meeting)])
    end = max([one.end, *(k.end for k in meeting)])
    return [
        *(k for k in kept if k not in meeting),
        Change(start, end, meeting[0].words),
    ]


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
    found = []
    for line in lines.splitlines():
        wanted, _sign, put = line.partition("=")
        if not wanted.strip():
            continue
        pattern = rf"(?<!\w){re.escape(wanted.strip())}(?!\w)"
        for match in re.finditer(pattern, words, re.IGNORECASE):
            found.append(Change(*match.span(), put.strip() or OWN_WORDS))
    return found
