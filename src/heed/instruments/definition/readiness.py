"""What must be there before a questionnaire is put before people."""

import re
from collections.abc import Iterator
from functools import lru_cache

from heed.instruments.definition.document import Definition
from heed.instruments.definition.items import BaseItem, Number
from heed.instruments.definition.words import Words
from heed.instruments.errors import Problem

PROTOCOL = {
    "why": "Say why we ask.",
    "who_uses": "Say who uses the answer.",
    "if_missing": "Say what happens with a wrong or missing answer.",
    "if_danger": "Say what we do if the answer shows danger.",
}
UNANNOUNCED = Problem(
    "before_free_text",
    "The questionnaire asks for words but says nothing before them.",
    "Add limits, reading and could_tell.",
)
# Nobody can promise these, so no questionnaire says them.
PROMISES = re.compile(
    r"(completely|totally|fully|100%) (confidential|anonymous)"
    r"|guaranteed? (anonym|confiden)|(anonym|confiden)\w+ (is|are) guaranteed"
    r"|(yn )?(hollol|gwbl) (g?yfrinachol|dd?ienw)|gwarant\w* (y?n? )?(anhysbys|ddienw)",
    re.IGNORECASE,
)


def gaps(definition: Definition) -> list[Problem]:
    """Everything that stands in the way of publishing; none means it may be."""
    found = list(dict.fromkeys(_words(definition)))
    if definition.first_text and not definition.before_free_text:
        found.insert(0, UNANNOUNCED)
    for number, item in enumerate(definition.items, start=1):
        path = f"items.{number} ({item.code})"
        found += [
            Problem(f"{path}.{key}", "This is blank.", remedy)
            for key, remedy in PROTOCOL.items()
            if not getattr(item, key).strip()
        ]
        found += _pictures(definition, item, path)
    return found


def texts_of(definition: Definition) -> Iterator[tuple[str, tuple[str, ...], Words]]:
    """Every text: where it is, which groups meet it, and its words."""
    yield "title", definition.groups, definition.title
    if notice := definition.before_free_text:
        for name in ("limits", "reading", "could_tell"):
            yield f"before_free_text.{name}", definition.groups, getattr(notice, name)
    for number, item in enumerate(definition.items, start=1):
        path = f"items.{number} ({item.code})"
        for name, words in texts_in(item):
            yield f"{path}.{name}", item.groups or definition.groups, words


def texts_in(item: BaseItem) -> Iterator[tuple[str, Words]]:
    """Every text of one item."""
    yield "ask", item.ask
    if item.hint:
        yield "hint", item.hint
    if isinstance(item, Number) and item.unit:
        yield "unit", item.unit
    for option in item.choices:
        yield f"options.{option.code}.words", option.words
        if option.explain:
            yield f"options.{option.code}.explain", option.explain


def _words(definition: Definition) -> Iterator[Problem]:
    for path, groups, words in texts_of(definition):
        for group in groups:
            for variant in definition.variants:
                found = words.find(group, variant)
                if found is None:
                    yield Problem(
                        path,
                        f"There are no words for {group} in {variant.key}.",
                        "Write them, or take the variant out of the questionnaire.",
                    )
                elif _promises_too_much(found):
                    yield Problem(
                        path,
                        "The words promise what nobody can promise.",
                        "Say plainly who reads it and when it may be shared.",
                    )


@lru_cache(maxsize=4096)
def _promises_too_much(text: str) -> bool:
    """Remembered, since the same words stand in most variants for most groups."""
    return PROMISES.search(text) is not None


def _pictures(definition: Definition, item: BaseItem, path: str) -> list[Problem]:
    if not definition.easy_read:
        return []
    parts = [(path, item.picture)]
    parts += [(f"{path}.options.{o.code}", o.picture) for o in item.choices]
    return [
        Problem(f"{where}.picture", "Easy Read has no picture here.", "Name one.")
        for where, picture in parts
        if picture is None
    ]
