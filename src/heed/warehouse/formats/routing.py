"""Of whom a question was asked, in words for those who read a codebook."""

from heed.instruments.definition import Condition, Definition, Item
from heed.instruments.definition.words import GROUPS, Variant, Words, next_best

_PLAIN = Variant("en-gb", easy_read=False)
_NAMES = {"service_user": "service users", "carer": "carers", "staff": "staff"}


def universe(item: Item, definition: Definition) -> str:
    """The groups that are asked, and the earlier answers on which it depends."""
    groups = [g for g in definition.groups if not item.groups or g in item.groups]
    told = f"Asked of {_joined([_NAMES[group] for group in groups], 'and')}."
    if not item.shown_if:
        return told
    return f"{told} Shown only if {condition(item.shown_if, definition)}."


def condition(one: Condition, definition: Definition) -> str:
    """A condition as a sentence would have it."""
    if one.item:
        return _leaf(one, definition)
    if one.not_:
        return f"not ({condition(one.not_, definition)})"
    parts = [condition(part, definition) for part in one.all_ or one.any_]
    return f"({_joined(parts, 'and' if one.all_ else 'or')})"


def in_plain_english(words: Words | None) -> str:
    """A text in plain English, in whichever group's wording there is."""
    if words is None:
        return ""
    found = (words.find(g, v) for v in next_best(_PLAIN) for g in GROUPS)
    return next((text for text in found if text), "")


def _leaf(one: Condition, definition: Definition) -> str:
    asked = definition.by_code[one.item or ""]
    question = in_plain_english(asked.ask)
    if not asked.choices:
        return f"something was written at “{question}”"
    chosen = [o for o in asked.choices if o.code in one.is_]
    words = [in_plain_english(option.words) or option.code for option in chosen]
    return f"the answer to “{question}” was {_joined(words, 'or')}"


def _joined(words: list[str], last: str) -> str:
    return f" {last} ".join([", ".join(words[:-1]), words[-1]] if words[1:] else words)
