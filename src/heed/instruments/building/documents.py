"""A questionnaire in the making: how it begins, and what stands for the whole of it."""

from collections.abc import Iterable
from copy import deepcopy
from typing import Any

Document = dict[str, Any]

ENGLISH = "en-gb"
AWAITING = "awaiting a checker"
NOTICES = ("limits", "reading", "could_tell")
HOURS = "{reading_hours}"


def begun(
    *, code: str, title: str, groups: Iterable[str], languages: Iterable[str]
) -> Document:
    """A questionnaire without a question."""
    whole = {"code": code, "version": 1, "title": {}, "items": []}
    return settled(whole, title=title, groups=groups, languages=languages)


def settled(
    document: Document,
    *,
    title: str,
    groups: Iterable[str],
    languages: Iterable[str],
    about: str = "",
    easy_read: bool = False,
    checkers: dict[str, str] | None = None,
) -> Document:
    """The same with other settings; words of a language that goes are kept."""
    new = deepcopy(document)
    spoken = list(languages)
    new["title"] = {**new.get("title", {}), source_language(spoken): title}
    new |= {"about": about, "groups": list(groups), "languages": spoken}
    new["easy_read"] = easy_read
    said = {**document.get("marked_translation", {}), **(checkers or {})}
    new["marked_translation"] = {
        language: said.get(language) or AWAITING
        for language in spoken
        if language != ENGLISH
    }
    return new


def source_language(languages: Iterable[str]) -> str:
    """The language in which questions are first written: English where it is one."""
    spoken = list(languages)
    return ENGLISH if ENGLISH in spoken or not spoken else spoken[0]


def variants(document: Document) -> list[str]:
    """Every language, plain and (where declared) Easy Read, as keys of words."""
    endings = ("", "-easy") if document.get("easy_read") else ("",)
    return [one + end for one in document.get("languages", []) for end in endings]


def noticed(document: Document, published: Document) -> Document:
    """The same; notices before free text that were reworded get the next version."""
    notices, before = (d.get("before_free_text") for d in (document, published))
    if not notices or not before or notices["version"] > before["version"]:
        return document
    texts = [[n.get(name) for name in NOTICES] for n in (notices, before)]
    number = before["version"] + (texts[0] != texts[1])
    return document | {"before_free_text": notices | {"version": number}}


def renamed(document: Document, code: str) -> Document:
    """The same questionnaire under another code, as its first version."""
    return deepcopy(document) | {"code": code, "version": 1}
