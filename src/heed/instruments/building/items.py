"""Adding, changing, moving, copying and taking out questions."""

from collections.abc import Mapping
from copy import deepcopy
from typing import Any

from heed.instruments.building.documents import Document, source_language
from heed.instruments.definition.document import MOST_ITEMS
from heed.instruments.errors import DraftRefused, NoSuchItem
from heed.instruments.formats.naming import Codes

ItemData = dict[str, Any]

KINDS = (
    "one_choice", "several", "five_point", "number", "date",
    "short_text", "long_text", "text_list", "statement", "consent",
)  # fmt: skip
WITH_OPTIONS = frozenset({"one_choice", "several", "five_point", "consent"})
WITH_ALTERNATIVES = frozenset({"number", "date"})
WORDED = frozenset({"short_text", "long_text", "text_list"})
STARTS: Mapping[str, Mapping[str, Any]] = {
    "five_point": {"better_end": "neither"},
    "number": {"least": 0, "most": 10},
    "date": {"coarseness": "month"},
    "consent": {"purpose": "research", "text_version": 1},
}


def codes(document: Document) -> list[str]:
    """The codes of all questions, in order."""
    return [str(item.get("code", "")) for item in document["items"]]


def item_of(document: Document, code: str) -> ItemData:
    """One question by its code."""
    for item in document["items"]:
        if item.get("code") == code:
            return dict(item)
    raise NoSuchItem(code)


def blank(document: Document, *, kind: str, ask: str, code: str = "") -> ItemData:
    """A new question with its code, from its first words where none is given."""
    language = source_language(document["languages"])
    item = {"code": free_code(document, code or ask), "kind": kind}
    item |= {"ask": {language: ask}, **deepcopy(STARTS.get(kind, {}))}
    if kind == "consent":
        item["options"] = [{"code": one, "words": {}} for one in ("yes", "no")]
    elif kind in WITH_OPTIONS:
        item["options"] = []
    return item


def free_code(document: Document, wanted: str) -> str:
    """The code nearest to some words that no question has yet."""
    taken = Codes()
    for code in codes(document):
        taken.take(code)
    return taken.take(wanted)


def added(document: Document, item: ItemData, *, after: str = "") -> Document:
    """With one question more: at the end, or after another one."""
    if len(document["items"]) >= MOST_ITEMS:
        raise DraftRefused(f"A questionnaire has at most {MOST_ITEMS:,} questions.")
    new = deepcopy(document)
    known = codes(document)
    place = known.index(after) + 1 if after in known else len(known)
    new["items"].insert(place, item)
    return new


def copied(document: Document, code: str) -> Document:
    """With a copy of a question behind it, under a code of its own."""
    copy = deepcopy(item_of(document, code)) | {"code": free_code(document, code)}
    return added(document, copy, after=code)


def without(document: Document, code: str) -> Document:
    """Without a question; what depended on it says so until it is mended."""
    item_of(document, code)
    items = [one for one in document["items"] if one.get("code") != code]
    return deepcopy({**document, "items": items})


def moved(document: Document, code: str, by: int) -> Document:
    """With a question so many places further down, or up; never beyond an end."""
    new = deepcopy(document)
    item_of(new, code)
    here = codes(new).index(code)
    item = new["items"].pop(here)
    new["items"].insert(max(0, here + by), item)
    return new


def replaced(document: Document, code: str, item: ItemData) -> Document:
    """With a question changed; a new code is followed wherever others depend on it."""
    item_of(document, code)
    name = item["code"]
    if name != code and name in codes(document):
        raise DraftRefused(f"Another question has the code {name}. Choose another one.")
    new = deepcopy(document)
    new["items"] = [
        item if one.get("code") == code else _following(one, code, name)
        for one in new["items"]
    ]
    return new


def _following(item: ItemData, old: str, name: str) -> ItemData:
    if old == name or not item.get("shown_if"):
        return item
    return item | {"shown_if": _renamed(item["shown_if"], old, name)}


def _renamed(part: Any, old: str, name: str) -> Any:
    if isinstance(part, list):
        return [_renamed(one, old, name) for one in part]
    if not isinstance(part, dict):
        return part
    return {
        key: name if key == "item" and value == old else _renamed(value, old, name)
        for key, value in part.items()
    }
