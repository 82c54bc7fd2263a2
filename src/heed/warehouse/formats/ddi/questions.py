"""The words of a question in a codebook: each language, Easy Read, each group."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from heed.instruments.definition import GROUPS, Item
from heed.instruments.formats.words import TAGS
from heed.warehouse.formats.xml import element

DOMAINS = {"several": "multiple", "number": "numeric", "date": "datetime"}
_GROUPS = {"service_user": "service users", "carer": "carers", "staff": "staff"}


def questions(items: list[Item]) -> Iterator[Element]:
    """Every wording that somebody was shown, once."""
    seen = set()
    for item in items:
        for group, key, words, hint in wordings(item):
            if (group, key, words, hint) not in seen:
                seen.add((group, key, words, hint))
                yield _question(item.kind, group, key, words, hint)


def wordings(item: Item) -> Iterator[tuple[str, str, str, str]]:
    """Group (empty where the wording is common to all), variant, question and hint."""
    hints = item.hint.root if item.hint else {}
    for group in ("", *GROUPS):
        asked = _of(item.ask.root, group)
        told = _of(hints, group) or _of(hints, "")
        for key, words in asked.items():
            yield group, key, words, told.get(key, "")


def _of(words: dict, group: str) -> dict[str, str]:
    if group:
        own = words.get(group)
        return own if isinstance(own, dict) else {}
    return {key: text for key, text in words.items() if isinstance(text, str)}


def _question(kind: str, group: str, key: str, words: str, hint: str) -> Element:
    lang = TAGS[key]
    made = element("qstn", responseDomainType=DOMAINS.get(kind, "category"))
    made.append(element("qstnLit", text=words, lang=lang))
    if hint:
        made.append(element("postQTxt", text=hint, lang=lang))
    if group:
        made.append(element("ivuInstr", text=f"The wording for {_GROUPS[group]}."))
    return made
