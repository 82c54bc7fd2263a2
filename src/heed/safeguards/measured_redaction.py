"""What the suggestions for edited copies find of what was planted, and what they miss.

The corpus is made up from lists in ``redaction_measure.yaml`` by a seed, so the misses
can be printed. It is easier than what people write: the figures are a best case.
"""

import random
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from heed.safeguards.redaction import Kind, Reader, first_names, suggest

FILE = Path(__file__).with_name("redaction_measure.yaml")
SLOT = re.compile(r"<(\w+)>")
SHOWN = 12  # misses of one sort that a report prints
HOW = ("as usual", "small letters", "misspelt")


@dataclass(frozen=True)
class Planted:
    """One identifier in a text, and of which sort it is."""

    start: int
    end: int
    sort: str


@dataclass(frozen=True)
class Sample:
    """A made-up comment with what was planted in it."""

    text: str
    planted: tuple[Planted, ...]


@dataclass
class Score:
    """Counts over a corpus: what was planted and found, suggested and right."""

    planted: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    suggested: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    misses: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    needless: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))


@cache
def lists() -> dict[str, Any]:
    """The lists and sentences of the file."""
    return yaml.safe_load(FILE.read_text(encoding="utf-8"))


def corpus(seed: int, size: int) -> Iterator[Sample]:
    """Comments with planted identifiers, and every fourth one without any."""
    chance = random.Random(seed)  # noqa: S311 - a corpus must repeat itself
    for number in range(size):
        if number % 4 == 3:
            yield Sample(chance.choice(lists()["clean"]), ())
        else:
            yield _filled(chance, chance.choice(lists()["sentences"]))


def _filled(chance: random.Random, sentence: str) -> Sample:
    how = chance.choices(HOW, weights=(6, 3, 1))[0]
    text, planted, at = "", [], 0
    for slot in SLOT.finditer(sentence):
        text += sentence[at : slot.start()]
        words, sort = MAKERS[slot.group(1)](chance)
        if sort.startswith(("name", "first name")):
            words = _misspelt(chance, words) if how == "misspelt" else words
            sort = f"{sort}, {how}"
        planted.append(Planted(len(text), len(text) + len(words), sort))
        text += words
        at = slot.end()
    text += sentence[at:]
    small = text.lower() if how == "small letters" else text
    return Sample(small if len(small) == len(text) else text, tuple(planted))


def _misspelt(chance: random.Random, words: str) -> str:
    """Two letters change places, as fingers do."""
    at = chance.randrange(1, max(2, len(words) - 1))
    return words[:at] + words[at : at + 2][::-1] + words[at + 2 :]


def _first(chance: random.Random) -> tuple[str, str]:
    name = chance.choice(lists()["first_names"])
    listed = "on our list" if name.lower() in first_names() else "not on our list"
    return name, f"first name {listed}"


def _person(chance: random.Random) -> tuple[str, str]:
    return f"{_first(chance)[0]} {chance.choice(lists()['last_names'])}", "name"


def _digits(chance: random.Random, number: int) -> str:
    return "".join(str(chance.randrange(10)) for _ in range(number))


def _nhs(chance: random.Random) -> tuple[str, str]:
    while True:
        nine = _digits(chance, 9)
        total = sum(int(d) * w for d, w in zip(nine, range(10, 1, -1), strict=True))
        check = (11 - total % 11) % 11
        if check < 10:
            ten = f"{nine}{check}"
            written = chance.choice([ten, f"{ten[:3]} {ten[3:6]} {ten[6:]}"])
            return written, "NHS number"


def _phone(chance: random.Random) -> tuple[str, str]:
    six = _digits(chance, 6)
    written = chance.choice(
        [
            f"07700 {six}",
            f"07700{six}",
            f"07700 {six[:3]} {six[3:]}",
            f"+44 7700 {six}",
            f"+44 (0)7700 {six}",
            f"0113 496 0{six[:3]}",
            f"(0113) 496 0{six[:3]}",
            f"0113-496-0{six[:3]}",
            f"020 7946 0{six[:3]}",
            f"07700.{six[:3]}.{six[3:]}",
        ]
    )
    return written, "phone number"


def _date(chance: random.Random) -> tuple[str, str]:
    day, year = chance.randrange(1, 29), chance.randrange(2019, 2027)
    number = chance.randrange(1, 13)
    month = lists()["months"][number - 1]
    written = chance.choice(
        [
            f"{day} {month} {year}",
            f"{day}/{number:02}/{year}",
            f"{day}.{number}.{year % 100:02}",
            f"the {_th(day)}",
            f"{month} {_th(day)}",
            f"{month} {year}",
            f"{day} {month[:3]}",
            f"{year}-{number:02}-{day:02}",
        ]
    )
    return written, "date"


def _th(day: int) -> str:
    last = 0 if day in {11, 12, 13} else day % 10
    return f"{day}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(last, 'th') }"


def _postcode(chance: random.Random) -> tuple[str, str]:
    area = f"{chance.choice(lists()['areas'])}{chance.randrange(1, 20)}"
    end = (
        f"{chance.randrange(10)}{''.join(chance.choices('ABDEFGHJLNPQRSTUWXYZ', k=2))}"
    )
    gap = chance.choice([" ", " ", ""])
    written = f"{area}{gap}{end}"
    return chance.choice([written, written.lower()]), "postcode"


def _email(chance: random.Random) -> tuple[str, str]:
    name = chance.choice(lists()["last_names"]).lower()
    name = re.sub(r"[^a-z]", "", name)
    return f"{name}{_digits(chance, 2)}@{chance.choice(lists()['domains'])}", "e-mail"


def _ni(chance: random.Random) -> tuple[str, str]:
    six = _digits(chance, 6)
    spaced = f"AB {six[:2]} {six[2:4]} {six[4:]} C"
    return chance.choice([spaced, f"AB{six}C"]), "National Insurance number"


def _street(chance: random.Random) -> tuple[str, str]:
    street = chance.choice(lists()["streets"])
    kind = chance.choice(lists()["street_kinds"])
    return f"{chance.randrange(1, 200)} {street} {kind}", "street"


def _one_of(name: str, sort: str, form: str = "{}") -> Callable:
    def make(chance: random.Random) -> tuple[str, str]:
        return form.format(chance.choice(lists()[name])), sort

    return make


def _room(chance: random.Random) -> tuple[str, str]:
    kind = chance.choice(["room", "bed", "bay"])
    return f"{kind} {chance.randrange(1, 30)}", "room or bed"


MAKERS: dict[str, Callable[[random.Random], tuple[str, str]]] = {
    "person": _person,
    "first": _first,
    "nhs": _nhs,
    "phone": _phone,
    "date": _date,
    "postcode": _postcode,
    "email": _email,
    "ni": _ni,
    "street": _street,
    "room": _room,
    "role": _one_of("roles", "staff role"),
    "ward": _one_of("wards", "ward", "{} ward"),
    "hospital": _one_of("hospitals", "hospital", "{} Hospital"),
    "town": _one_of("towns", "town"),
}


def measure(seed: int, size: int, read_by: Reader | None) -> Score:
    """Count what is found. A planted span counts only where all of it is covered."""
    score = Score()
    for sample in corpus(seed, size):
        spans = [
            (s.start, s.end, s.kind) for s in suggest(sample.text, read_by=read_by)
        ]
        for one in sample.planted:
            score.planted[one.sort] += 1
            if _is_covered(one, spans, sample.text):
                score.found[one.sort] += 1
            else:
                score.misses[one.sort].append(_shown(sample.text, one.start, one.end))
        _judge(score, sample, spans)
    return score


def _is_covered(one: Planted, spans: list[tuple[int, int, Kind]], text: str) -> bool:
    places = {at for start, end, _ in spans for at in range(start, end)}
    return all(at in places for at in range(one.start, one.end) if text[at].isalnum())


def _judge(score: Score, sample: Sample, spans: list[tuple[int, int, Kind]]) -> None:
    for start, end, kind in spans:
        score.suggested[kind] += 1
        if any(one.start < end and start < one.end for one in sample.planted):
            score.right[kind] += 1
        else:
            score.needless[kind].append(_shown(sample.text, start, end))


def _shown(text: str, start: int, end: int) -> str:
    return f"{text[:start]}⟦{text[start:end]}⟧{text[end:]}"


def as_figures(score: Score) -> dict[str, Any]:
    """Recall by sort and precision by kind, with their counts, and the misses."""
    return {
        "recall": {
            sort: _share(score.found[sort], number)
            for sort, number in sorted(score.planted.items())
        },
        "precision": {
            str(kind): _share(score.right[kind], number)
            for kind, number in sorted(score.suggested.items())
        },
        "misses": {sort: sorted(set(m)) for sort, m in sorted(score.misses.items())},
        "needless": {
            str(kind): sorted(set(m)) for kind, m in sorted(score.needless.items())
        },
    }


def _share(part: int, whole: int) -> dict[str, float | int]:
    return {"share": round(part / whole, 3), "of": whole, "number": part}
