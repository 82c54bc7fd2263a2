"""Warnings before a reply is sent: does it say who wrote, or tell about their care?

A reply may be read by anyone who holds the receipt, on a shared tablet or over a
shoulder. It must not confirm that the writer is a certain person, nor disclose care.
A warning stops nothing; whoever replies decides.
"""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml
from django.utils.translation import gettext_noop

from heed.safeguards import redaction


@dataclass(frozen=True, order=True)
class Caution:
    """A span of a reply that says too much, and a sentence about it."""

    start: int
    end: int
    code: str
    reason: str


FILE = Path(__file__).with_name("reply_check.yaml")
REASONS = {
    "confirms": gettext_noop("This says who the writer is, or that you know."),
    "care": gettext_noop("This tells about the care of the writer."),
    "meeting": gettext_noop("This says that you have met or can find the writer."),
    "named": gettext_noop("This may be a name. Write to “you”."),
    "when": gettext_noop("A date can show who the writer is."),
    "where": gettext_noop("This can show who the writer is."),
    "promise": gettext_noop("Nobody can promise this."),
}
GREETED = re.compile(r"(?:friend|writer|sir|madam|all|colleague|you|reader)$", re.I)


@cache
def rules() -> list[tuple[str, re.Pattern[str]]]:
    """The rules as they stand in the file."""
    data = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    lists = {name: "|".join(parts) for name, parts in data["lists"].items()}
    return [(r["code"], redaction.compiled(r["find"], lists)) for r in data["rules"]]


_FROM_REDACTION = {
    redaction.Kind.NAME: "named",
    redaction.Kind.INITIALS: "named",
    redaction.Kind.DATE: "when",
    redaction.Kind.PLACE: "where",
    redaction.Kind.NHS_NUMBER: "where",
    redaction.Kind.POSTCODE: "where",
}


def check(reply: str, *, names: tuple[str, ...] = ()) -> list[Caution]:
    """What in a reply may confirm who wrote or tell about care, in order."""
    found = [
        Caution(match.start(), match.end(), code, REASONS[code])
        for code, pattern in rules()
        for match in pattern.finditer(reply)
        if not (code == "named" and GREETED.search(match.group()))
    ]
    for one in redaction.suggest(reply, names=names):
        if one.kind in _FROM_REDACTION:
            code = _FROM_REDACTION[one.kind]
            found.append(Caution(one.start, one.end, code, REASONS[code]))
    return _first_of_each(sorted(found))


def _first_of_each(found: list[Caution]) -> list[Caution]:
    kept: list[Caution] = []
    for one in found:
        if not kept or one.start >= kept[-1].end or one.code != kept[-1].code:
            kept.append(one)
    return kept
