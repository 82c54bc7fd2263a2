"""Suggestions for an edited copy: where a text may say who somebody is.

Nothing here changes a text. A person looks at each suggestion and takes it or not;
what the rules do not see is theirs to see (hazard H10). Positions are code points.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

import yaml
from django.utils.translation import gettext_noop


class Kind(StrEnum):
    """What a span may tell."""

    NAME = "name"
    INITIALS = "initials"
    ROLE = "role"
    PLACE = "room or bed"
    NHS_NUMBER = "NHS number"
    POSTCODE = "postcode"
    PHONE = "phone number"
    EMAIL = "e-mail address"
    DATE = "date"
    AGE = "age over 89"


@dataclass(frozen=True, order=True)
class Suggestion:
    """A span that somebody should look at, and why."""

    start: int
    end: int
    kind: Kind
    reason: str


REASONS = {
    Kind.NAME: gettext_noop("This may be the name of a person."),
    Kind.INITIALS: gettext_noop("These may be the initials of a person."),
    Kind.ROLE: gettext_noop("This may be only one person on the ward."),
    Kind.PLACE: gettext_noop("This may say where somebody sleeps."),
    Kind.NHS_NUMBER: gettext_noop("This is a valid NHS number."),
    Kind.POSTCODE: gettext_noop("This is a postcode."),
    Kind.PHONE: gettext_noop("This is a phone number."),
    Kind.EMAIL: gettext_noop("This is an e-mail address."),
    Kind.DATE: gettext_noop("A date can show who was there."),
    Kind.AGE: gettext_noop("Few people are this old."),
}

FILE = Path(__file__).with_name("redaction.yaml")


@dataclass(frozen=True)
class Rules:
    """The patterns of the file, ready for use."""

    version: int
    patterns: list[tuple[Kind, re.Pattern[str]]]
    name: str
    not_names: frozenset[str]
    not_initials: frozenset[str]


@cache
def rules() -> Rules:
    """The rules as they stand in the file."""
    data = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    lists = {name: "|".join(parts) for name, parts in data["lists"].items()}
    return Rules(
        version=data["version"],
        patterns=[
            (Kind[one["kind"]], compiled(one["find"], lists, any_case=one["any_case"]))
            for one in data["patterns"]
        ],
        name=lists["name"],
        not_names=frozenset(data["not_names"].split()),
        not_initials=frozenset(data["not_initials"].split()),
    )


def compiled(
    find: str, lists: Mapping[str, str], *, any_case: bool = True
) -> re.Pattern[str]:
    """A pattern of a rules file with its lists put in."""
    for name, either in lists.items():
        find = find.replace(f"<{name}>", f"(?:{either})")
    return re.compile(find, re.IGNORECASE if any_case else 0)


def suggest(text: str, *, names: Iterable[str] = ()) -> list[Suggestion]:
    """Spans of a text that may tell who somebody is, in order, longest first.

    ``names`` are names that are known to matter: staff of the place, for example.
    """
    found = [
        Suggestion(match.start(), match.end(), kind, REASONS[kind])
        for kind, pattern in rules().patterns
        for match in pattern.finditer(text)
    ]
    for spans, kind in (
        (_nhs_numbers(text), Kind.NHS_NUMBER),
        (_known_names(text, names), Kind.NAME),
        (_capitalised(text), Kind.NAME),
        (_bare_initials(text), Kind.INITIALS),
    ):
        found += [Suggestion(start, end, kind, REASONS[kind]) for start, end in spans]
    return _without_overlaps(found)


Spans = Iterator[tuple[int, int]]


def _nhs_numbers(text: str) -> Spans:
    for match in re.finditer(r"(?<!\d)\d{3}[ -]?\d{3}[ -]?\d{4}(?!\d)", text):
        if is_nhs_number(match.group()):
            yield match.span()


def is_nhs_number(written: str) -> bool:
    """Whether ten digits carry the check digit of an NHS number (modulus 11)."""
    digits = [int(c) for c in written if c.isdigit()]
    if len(digits) != 10:
        return False
    total = sum(d * weight for d, weight in zip(digits, range(10, 1, -1), strict=False))
    check = (11 - total % 11) % 11
    return check == digits[9]


def _known_names(text: str, names: Iterable[str]) -> Spans:
    parts = {part for name in names for part in [name, *name.split()] if len(part) > 2}
    if not parts:
        return
    longest_first = sorted(parts, key=lambda part: (-len(part), part))
    either = "|".join(re.escape(part) for part in longest_first)
    for match in re.finditer(rf"(?<!\w)(?:{either})(?!\w)", text, re.IGNORECASE):
        yield match.span()


def _capitalised(text: str) -> Spans:
    """Capitalised words, unless they merely begin a sentence and are well known."""
    name = rules().name
    for match in re.finditer(rf"\b{name}(?: {name})*", text):
        words = list(re.finditer(name, match.group()))
        kept = [w for w in words if w.group().lower() not in rules().not_names]
        if not kept:
            continue
        if len(kept) == 1 and len(words) == 1 and _begins_sentence(text, match.start()):
            continue
        yield match.start() + kept[0].start(), match.start() + kept[-1].end()


def _begins_sentence(text: str, start: int) -> bool:
    before = text[:start].rstrip(" \t\"'(\u2018\u201c")
    return not before or before[-1] in ".!?\n•-"


def _bare_initials(text: str) -> Spans:
    for match in re.finditer(r"\b[A-Z]{2,3}\b", text):
        alone = match.group() not in rules().not_initials
        if alone and not _is_shouting(text, match):
            yield match.span()


def _is_shouting(text: str, match: re.Match[str]) -> bool:
    """Whether the words around are in capitals too, so that these are no initials."""
    around = text[max(0, match.start() - 20) : match.end() + 20]
    letters = [c for c in around.replace(match.group(), "") if c.isalpha()]
    return bool(letters) and sum(c.isupper() for c in letters) > len(letters) / 2


def _without_overlaps(found: list[Suggestion]) -> list[Suggestion]:
    """One suggestion for each span: the earlier kind wins where two overlap."""
    kept: list[Suggestion] = []
    for one in sorted(found, key=_by_certainty):
        if all(one.end <= other.start or one.start >= other.end for other in kept):
            kept.append(one)
    return sorted(kept)


CERTAINTY = [
    Kind.EMAIL, Kind.NHS_NUMBER, Kind.POSTCODE, Kind.DATE, Kind.PHONE, Kind.PLACE,
    Kind.AGE, Kind.NAME, Kind.ROLE, Kind.INITIALS,
]  # fmt: skip


def _by_certainty(one: Suggestion) -> tuple[int, int]:
    return CERTAINTY.index(one.kind), one.start - one.end
