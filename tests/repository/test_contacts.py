"""Help contacts are fresh, and their digits are typed in one place only."""

import ast
import re
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from heed.safeguards import contacts
from heed.safeguards.contacts import Hearing, Nation, Purpose, Setting
from tests.repository.measures import ROOT

SEARCHED = {".html", ".jinja", ".txt", ".yaml", ".yml", ".po", ".svg", ".js", ".css"}
FOLDERS = ("src", "tests", "benchmarks", "examples")
BUILT = {"node_modules", "static"}  # other people's libraries are full of numbers
# Numbers kept by the regulator for drama, for tests and the demonstration.
DRAMA = re.compile(r"(01632[ .]?960|07700[ .]?900|0113 ?496 ?0|0808 ?157 ?0)\.?\d{3}")
ANY_UK_NUMBER = re.compile(r"(?<![\w.-])0[1-9]\d{2,4} ?\d{3} ?\d{3,4}(?![\w.-])")


def numbers():
    """Every number of the store that is dialled or texted."""
    ways = [way for contact in contacts.store().contacts for way in contact.ways]
    dialled = {way.value for way in ways if way.kind in {"phone", "text"}}
    return sorted(dialled | {contacts.store().relay_prefix})


def pattern(number):
    """The digits however they are spaced, and not as a part of a longer number."""
    digits = r"[\s\u00a0-]?".join(re.sub(r"\D", "", number))
    return rf"(?<![\w#.,/-]){digits}(?![\w%]|[.,-]\d)"


LONG = [n for n in numbers() if len(re.sub(r"\D", "", n)) > 3]
SHORT = [n for n in numbers() if n not in LONG]
TYPED = re.compile("|".join(pattern(number) for number in LONG))
SPOKEN = re.compile("|".join(pattern(number) for number in SHORT))


def text_files():
    for folder in FOLDERS:
        for path in (ROOT / folder).rglob("*"):
            if path.is_file() and path != contacts.STORE and not BUILT & {*path.parts}:
                yield path


def said(path: Path) -> str:
    """What a file says to people: all of a template, only the strings of Python."""
    if path.suffix == ".py":
        tree = ast.parse(path.read_text(encoding="utf-8"))
        return "\n".join(
            node.value
            for node in ast.walk(tree)
            if isinstance(node, ast.Constant) and isinstance(node.value, str)
        )
    if path.suffix in SEARCHED:
        return path.read_text(encoding="utf-8", errors="replace")
    return ""


def offences(text, *, is_test=False):
    """The numbers in a text that belong in the store."""
    text = DRAMA.sub("", text)
    found = [*TYPED.findall(text), *ANY_UK_NUMBER.findall(text)]
    if not is_test:
        words = [
            line for line in text.splitlines() if re.search("[a-z]{2}", line, re.I)
        ]
        found += [hit for line in words for hit in SPOKEN.findall(line)]
    return found


def test_no_number_is_typed_anywhere_else():
    found = {
        str(path.relative_to(ROOT)): hits
        for path in text_files()
        if (hits := offences(said(path), is_test="tests" in path.parts))
    }
    assert not found, "Take these numbers from heed.safeguards.contacts."


@pytest.mark.parametrize("number", numbers())
def test_the_search_finds_every_number(number):
    assert offences(f"Please ring {number}.")
    assert offences(f'<a href="tel:x">{number.replace(" ", chr(160))}</a> for help')


def test_the_search_leaves_other_numbers_alone():
    for text in ("width: 1112px", "in 1,999 wards", "01632 960123", "colour #999"):
        assert not offences(text)


def test_no_contact_is_stale():
    today = datetime.now(UTC).date()
    old = {c.id: str(c.checked) for c in contacts.stale(today)}
    assert not old, "Check these again and write the new date in contacts.yaml."


def test_a_check_is_not_dated_before_the_store_was_made():
    assert min(c.checked for c in contacts.store().contacts) >= date(2026, 11, 22)


ON_A_WARD = {
    "england": ["nhs-111-england", "samaritans", "emergency"],
    "scotland": ["nhs-24-scotland", "samaritans", "emergency"],
    "wales": ["nhs-111-wales", "samaritans", "emergency"],
    "northern-ireland": ["lifeline", "samaritans", "emergency"],
}
ELSEWHERE = {
    "england": ["emergency", "nhs-111-england", "samaritans", "shout"],
    "scotland": [
        "emergency", "nhs-24-scotland", "breathing-space", "samaritans", "shout",
    ],
    "wales": ["emergency", "nhs-111-wales", "call-wales", "samaritans", "shout"],
    "northern-ireland": ["emergency", "lifeline", "samaritans", "shout"],
}  # fmt: skip
USABLE = {
    Hearing.HEARING: {"phone", "text"},
    Hearing.DEAF: {"relay", "text", "web"},
    Hearing.ALL: {"phone", "relay", "text", "web"},
}


@pytest.mark.parametrize("nation", Nation)
@pytest.mark.parametrize("setting", Setting)
def test_who_is_shown_where(nation, setting):
    expected = ON_A_WARD if setting is Setting.WARD else ELSEWHERE
    chosen = contacts.contacts_for(nation, setting, Purpose.URGENT)
    assert [contact.id for contact in chosen] == expected[nation]


@pytest.mark.parametrize("nation", Nation)
@pytest.mark.parametrize("setting", Setting)
@pytest.mark.parametrize("hearing", Hearing)
def test_which_ways_are_shown(nation, setting, hearing):
    block = contacts.help_block(nation, setting, hearing)
    kinds = {way.kind for contact in block.contacts for way in contact.ways}
    missing_texts = setting is Setting.WARD and hearing is Hearing.HEARING
    assert kinds == USABLE[hearing] - ({"text"} if missing_texts else set())
