"""Suggestions for an edited copy: where a text may say who somebody is.

Nothing here changes a text. A person looks at each suggestion and takes it or not;
what the rules do not see is theirs to see (hazard H10). Positions are code points.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
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
    SITE = "place"
    STREET = "address"
    NHS_NUMBER = "NHS number"
    NI_NUMBER = "National Insurance number"
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
    Kind.SITE: gettext_noop("This may be the name of a place."),
    Kind.STREET: gettext_noop("This may be where somebody lives."),
    Kind.NI_NUMBER: gettext_noop("This is a National Insurance number."),
    Kind.NHS_NUMBER: gettext_noop("This is a valid NHS number."),
    Kind.POSTCODE: gettext_noop("This is a postcode."),
    Kind.PHONE: gettext_noop("This is a phone number."),
    Kind.EMAIL: gettext_noop("This is an e-mail address."),
    Kind.DATE: gettext_noop("A date can show who was there."),
    Kind.AGE: gettext_noop("Few people are this old."),
}

FILE = Path(__file__).with_name("redaction.yaml")
FIRST_NAMES = Path(__file__).with_name("first_names.txt")
# Spans with their kinds, found by a library in a text.
Reader = Callable[[str], Iterable[tuple[tuple[int, int], Kind]]]


@dataclass(frozen=True)
class Rules:
    """The patterns of the file, ready for use."""

    version: int
    patterns: list[tuple[Kind, re.Pattern[str]]]
    name: str
    not_names: frozenset[str]
    not_initials: frozenset[str]
    buildings: str
    not_sites: frozenset[str]
    not_unknown: frozenset[str]


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
        buildings=lists["buildings"],
        not_sites=frozenset(data["not_sites"].split()),
        not_unknown=frozenset(data["not_unknown"].split()),
    )


def compiled(
    find: str, lists: Mapping[str, str], *, any_case: bool = True
) -> re.Pattern[str]:
    """A pattern of a rules file with its lists put in."""
    for name, either in lists.items():
        find = find.replace(f"<{name}>", f"(?:{either})")
    return re.compile(find, re.IGNORECASE if any_case else 0)


def suggest(
    text: str,
    *,
    names: Iterable[str] = (),
    places: Iterable[str] = (),
    read_by: Reader | None = None,
) -> list[Suggestion]:
    """Spans of a text that may tell who somebody is, in order, longest first.

    ``names`` and ``places`` are known to matter: staff and wards of the organisation,
    for example. ``read_by`` is a library that finds more (``safeguards.name_finding``).
    """
    found = [
        Suggestion(match.start(), match.end(), kind, REASONS[kind])
        for kind, pattern in rules().patterns
        for match in pattern.finditer(text)
    ]
    for spans, kind in (
        (_nhs_numbers(text), Kind.NHS_NUMBER),
        (_known(text, names), Kind.NAME),
        (_known(text, places, parts=False), Kind.SITE),
        (_first_names(text), Kind.NAME),
        (_sites(text), Kind.SITE),
        (_capitalised(text), Kind.NAME),
        (_bare_initials(text), Kind.INITIALS),
    ):
        found += [Suggestion(start, end, kind, REASONS[kind]) for start, end in spans]
    if read_by is not None:
        found += [Suggestion(*at, kind, REASONS[kind]) for at, kind in read_by(text)]
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


def _known(text: str, names: Iterable[str], *, parts: bool = True) -> Spans:
    """Known names however they are typed, and with ``parts`` each word of them."""
    wanted = {
        part
        for name in names
        for part in [name, *(name.split() if parts else ())]
        if len(part) > 2
    }
    if not wanted:
        return
    longest_first = sorted(wanted, key=lambda part: (-len(part), part))
    either = "|".join(re.escape(part) for part in longest_first)
    for match in re.finditer(rf"(?<!\w)(?:{either})(?!\w)", text, re.IGNORECASE):
        yield match.span()


@cache
def first_names() -> frozenset[str]:
    """First names that are seldom anything else, in small letters."""
    lines = FIRST_NAMES.read_text(encoding="utf-8").splitlines()
    kept = [line for line in lines if not line.startswith("#")]
    return frozenset(" ".join(kept).split())


def _first_names(text: str) -> Spans:
    """First names of the list, in small letters or not."""
    for match in re.finditer(r"[^\W\d_]+", text):
        if match.group().lower() in first_names():
            yield match.span()


def _sites(text: str) -> Spans:
    """“larch ward”, “St Mary's Hospital”: a building with the words that name it."""
    named = rf"(?:(?!\d)\w[\w'\u2019.-]*[ ]){{1,4}}(?:{rules().buildings})\b"
    for match in re.finditer(named, text, re.IGNORECASE):
        words = list(re.finditer(r"\S+", match.group()))
        last = len(words) - 1
        first = last
        while first and words[first - 1].group().lower() not in rules().not_sites:
            first -= 1
        first = max(first, last - 3)
        if first < last and _names_it([w.group() for w in words[first:last]]):
            yield match.start() + words[first].start(), match.end()


def _names_it(before: list[str]) -> bool:
    """Whether the words before a building are its name: one or two, or capitals."""
    return len(before) < 3 or all(word[:1].isupper() for word in before)


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
    Kind.EMAIL, Kind.NHS_NUMBER, Kind.NI_NUMBER, Kind.POSTCODE, Kind.STREET,
    Kind.DATE, Kind.PHONE, Kind.PLACE, Kind.AGE, Kind.SITE, Kind.NAME, Kind.ROLE,
    Kind.INITIALS,
]  # fmt: skip


def _by_certainty(one: Suggestion) -> tuple[int, int]:
    return CERTAINTY.index(one.kind), one.start - one.end
