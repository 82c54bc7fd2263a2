"""Words between our variants and the languages of other formats."""

import re
from collections.abc import Iterable
from typing import Any

from heed.instruments.definition import GROUPS

# What XML cannot hold or reads back as something else.
UNWRITABLE = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]")

# Our variants as languages of an XLSForm, and as language tags.
HEADINGS = {
    "en-gb": "English (en)",
    "en-gb-easy": "English Easy Read (en)",
    "cy": "Cymraeg (cy)",
    "cy-easy": "Cymraeg Easy Read (cy)",
}
TAGS = {
    "en-gb": "en-GB",
    "en-gb-easy": "en-GB-x-easy",
    "cy": "cy",
    "cy-easy": "cy-x-easy",
}
_LANGUAGES = {
    **dict.fromkeys(("", "default", "english", "en", "eng"), "en-gb"),
    **dict.fromkeys(("cymraeg", "welsh", "cy", "cym", "wel"), "cy"),
}
_EASY = re.compile(r"[\s,;-]*(?:(?:x-)?easy(?:[ -]?read)?|hawdd ei ddeall)[\s,;-]*")
_IN_BRACKETS = re.compile(r"\(([^)]*)\)\s*$")


def variant_of(language: str) -> str | None:
    """The key of our variant for a language's name or tag; None for other languages."""
    name = language.strip().casefold().replace("_", "-")
    easy = "-easy" if _EASY.search(name) else ""
    name = _EASY.sub(" ", name).strip(" -")
    bracket = _IN_BRACKETS.search(name)
    tag = bracket[1].strip() if bracket else name
    found = _LANGUAGES.get(tag) or _LANGUAGES.get(tag.split("-")[0])
    return f"{found}{easy}" if found else None


def plain_words(words: dict[str, Any]) -> dict[str, str]:
    """One text for each variant: the common words, or else the first group's own."""
    common = {key: text for key, text in words.items() if isinstance(text, str)}
    own = [words[group] for group in GROUPS if isinstance(words.get(group), dict)]
    chosen = common or next(iter(own), {})
    return {key: writable(chosen[key]) for key in HEADINGS if key in chosen}


def writable(text: str) -> str:
    """The text without what a file of another program cannot hold."""
    return UNWRITABLE.sub(" ", text).strip()


def languages_in(found: Iterable[str]) -> dict[str, Any]:
    """What a questionnaire says of its languages, from the variants of its words."""
    keys = set(found)
    languages = [base for base in ("en-gb", "cy") if {base, f"{base}-easy"} & keys]
    told: dict[str, Any] = {"languages": languages}
    if any(key.endswith("-easy") for key in keys):
        told["easy_read"] = True
    if "cy" in languages:
        told["marked_translation"] = {"cy": "awaiting a checker"}
    return told
