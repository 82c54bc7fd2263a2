"""The words of a questionnaire in the making, text by text and variant by variant."""

from collections.abc import Iterator, Mapping
from copy import deepcopy
from typing import Any

from heed.instruments.building.documents import NOTICES, Document, variants
from heed.instruments.building.items import item_of

WHOLE, BEFORE = "_title", "_notices"  # parts that are no question
Loose = dict[str, Any]  # words as a file holds them, perhaps none yet


def parts(document: Document) -> list[str]:
    """Every part that has words: the title, the notices, and each question."""
    return [WHOLE, BEFORE, *(str(item.get("code")) for item in document["items"])]


def texts_of(document: Document, part: str) -> Iterator[tuple[str, Loose]]:
    """Each text of a part by its name, with its words."""
    if part == WHOLE:
        yield "title", document.get("title") or {}
    elif part == BEFORE:
        notices = document.get("before_free_text") or {}
        yield from ((name, notices.get(name) or {}) for name in NOTICES)
    else:
        yield from _texts_in(item_of(document, part))


def _texts_in(item: Loose) -> Iterator[tuple[str, Loose]]:
    yield "ask", item.get("ask") or {}
    yield from ((n, item[n]) for n in ("hint", "unit") if item.get(n))
    for option in item.get("options") or ():
        code = option["code"]
        yield f"options.{code}.words", option.get("words") or {}
        if option.get("explain"):
            yield f"options.{code}.explain", option["explain"]


def found(words: Loose, group: str, variant: str) -> str:
    """The words for a group (or all, where it is blank) in a variant; blank if none."""
    own = words.get(group) if group else words
    text = own.get(variant) if isinstance(own, dict) else None
    return text if isinstance(text, str) else ""


def met(words: Loose, group: str, variant: str) -> str:
    """What a group meets: its own words, or the common ones if it has none at all."""
    return found(words, group if group in words else "", variant)


def put(words: Loose, group: str, variant: str, text: str) -> Loose:
    """The same words with one of them changed, or taken out where it is blank."""
    new = deepcopy(words)
    own = new.setdefault(group, {}) if group else new
    if not isinstance(own, dict):
        own = new[group] = {}
    own.pop(variant, None)
    if text.strip():
        own[variant] = text.strip()
    if group and not own:
        del new[group]
    return new


def worded(
    document: Document, part: str, texts: Mapping[str, str], *, group: str, variant: str
) -> Document:
    """With the texts of a part in other words, for a group and a variant."""
    new = deepcopy(document)
    for name, words in list(texts_of(document, part)):
        if name in texts:
            _store(new, part, name, put(words, group, variant, texts[name]))
    return new


def _store(document: Document, part: str, name: str, words: Loose) -> None:
    if part == WHOLE:
        document["title"] = words
    elif part == BEFORE:
        notices = document.get("before_free_text") or {"version": 1}
        document["before_free_text"] = notices | {name: words}
    else:
        [item] = [one for one in document["items"] if one.get("code") == part]
        if name.startswith("options."):
            _root, code, field = name.split(".")
            [option] = [one for one in item["options"] if one["code"] == code]
            option[field] = words
        else:
            item[name] = words


def groups_of(document: Document, part: str) -> list[str]:
    """The groups that meet a part."""
    own = () if part in (WHOLE, BEFORE) else item_of(document, part).get("groups")
    return list(own or document.get("groups", []))


def lacking(document: Document, part: str, variant: str) -> int:
    """How many texts of a part some group would not find in a variant."""
    if part == BEFORE and not document.get("before_free_text"):
        return 0
    groups = groups_of(document, part)
    return sum(
        any(not met(words, group, variant) for group in groups)
        for _name, words in texts_of(document, part)
    )


def lacks(document: Document) -> dict[str, dict[str, int]]:
    """For each part, how much it lacks in each variant."""
    keys = variants(document)
    return {
        p: {key: lacking(document, p, key) for key in keys} for p in parts(document)
    }
