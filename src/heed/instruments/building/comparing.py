"""Two states of a questionnaire, question by question.

Answers are counted together by the codes of questions and options, so a code that
comes to mean something else is the one change that no table shows. Those stand apart.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Any

from heed.instruments.building.documents import Document
from heed.instruments.building.items import codes
from heed.instruments.building.meanings import changed_meanings
from heed.instruments.building.texts import BEFORE, WHOLE, texts_of

ADDED, REMOVED, MOVED, REWORDED, REROUTED, CHANGED, RECODED = (
    "added", "removed", "moved", "reworded", "rerouted", "changed", "recoded"
)  # fmt: skip
ROUTING = frozenset({"shown_if", "groups"})
WORDS = frozenset({"ask", "hint", "unit", "options", "code"})


@dataclass(frozen=True, slots=True)
class Wording:
    """One text that differs; blank where it was not there."""

    name: str
    variant: str
    group: str
    before: str
    after: str


@dataclass(slots=True)
class Difference:
    """What became of one part between two states."""

    part: str
    kinds: list[str] = field(default_factory=list)
    words: list[Wording] = field(default_factory=list)
    fields: list[str] = field(default_factory=list)
    meanings: list[str] = field(default_factory=list)


def compare(old: Document, new: Document) -> list[Difference]:
    """Every part that differs, in the order of the new state, then what was removed."""
    before = {str(item["code"]): item for item in old["items"]}
    after = {str(item["code"]): item for item in new["items"]}
    moved = _moved(codes(old), codes(new))
    found = [_same_part(old, new, part) for part in (WHOLE, BEFORE)]
    for code, item in after.items():
        if code not in before:
            found.append(Difference(code, [ADDED]))
            continue
        difference = _same_part(old, new, code)
        _fields(difference, before[code], item)
        difference.kinds += [MOVED] if code in moved else []
        found.append(difference)
    found += [Difference(code, [REMOVED]) for code in before if code not in after]
    return [one for one in found if one.kinds]


def _moved(old: list[str], new: list[str]) -> set[str]:
    """The questions that stand elsewhere among those that both states have."""
    first = [code for code in old if code in set(new)]
    second = [code for code in new if code in set(old)]
    blocks = SequenceMatcher(None, first, second, autojunk=False).get_matching_blocks()
    stayed = {code for b in blocks for code in first[b.a : b.a + b.size]}
    return set(second) - stayed


def _same_part(old: Document, new: Document, part: str) -> Difference:
    words = list(_wordings(dict(texts_of(old, part)), dict(texts_of(new, part))))
    return Difference(part, [REWORDED] if words else [], words)


def _wordings(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[Wording]:
    for name in dict.fromkeys([*old, *new]):
        before, after = _flat(old.get(name) or {}), _flat(new.get(name) or {})
        for group, variant in dict.fromkeys([*before, *after]):
            key = group, variant
            if before.get(key) != after.get(key):
                texts = before.get(key, ""), after.get(key, "")
                yield Wording(name, variant, group, *texts)


def _flat(words: Mapping[str, Any]) -> dict[tuple[str, str], str]:
    flat = {}
    for key, value in words.items():
        if isinstance(value, dict):
            flat |= {(key, variant): text for variant, text in value.items()}
        else:
            flat["", key] = value
    return flat


def _fields(difference: Difference, old: Mapping[str, Any], new: Any) -> None:
    names = [n for n in dict.fromkeys([*old, *new]) if n not in WORDS]
    changed = [name for name in names if (old.get(name) or "") != (new.get(name) or "")]
    difference.fields = [name for name in changed if name not in ROUTING]
    difference.meanings = list(changed_meanings(old, new))
    difference.kinds += [REROUTED] if ROUTING & set(changed) else []
    difference.kinds += [CHANGED] if _shape(old, new) or difference.fields else []
    difference.kinds += [RECODED] if difference.meanings else []


def _shape(old: Mapping[str, Any], new: Mapping[str, Any]) -> bool:
    """Whether the answers themselves differ, whatever they are called."""
    sides = [[{**o, "words": 0, "explain": 0} for o in s.get("options") or ()]
             for s in (old, new)]  # fmt: skip
    return sides[0] != sides[1]
