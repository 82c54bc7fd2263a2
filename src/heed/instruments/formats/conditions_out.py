"""Our conditions in the languages of XLSForm and REDCap."""

from collections.abc import Mapping

from heed.instruments.definition import Condition, Item
from heed.instruments.definition.items import TEXT_KINDS, WithOptions

Items = Mapping[str, Item]


class Unwritable(ValueError):
    """The other language has no way to say it."""


def as_xpath(condition: Condition, items: Items) -> str:
    """A condition for the column ``relevant`` of an XLSForm."""
    if condition.not_:
        return f"not({as_xpath(condition.not_, items)})"
    if condition.item:
        item = _routed(condition, items)
        if item.kind in TEXT_KINDS:
            return f"${{{item.code}}} != ''"
        return _joined(
            [f"selected(${{{item.code}}}, '{code}')" for code in condition.is_], "or"
        )
    word = "and" if condition.all_ else "or"
    parts = [as_xpath(part, items) for part in condition.all_ or condition.any_]
    return _joined([_bracketed(part) for part in parts], word)


def as_branching(condition: Condition, items: Items, *, holds: bool = True) -> str:
    """A condition for REDCap; it has no ``not``, so the comparisons take it."""
    if condition.not_:
        return as_branching(condition.not_, items, holds=not holds)
    if condition.item:
        return _comparison(condition, items, holds=holds)
    parts = condition.all_ or condition.any_
    word = "and" if bool(condition.all_) == holds else "or"
    texts = [as_branching(part, items, holds=holds) for part in parts]
    return _joined([_bracketed(text) for text in texts], word)


def _comparison(condition: Condition, items: Items, *, holds: bool) -> str:
    item = _routed(condition, items)
    if item.kind in TEXT_KINDS:
        return f"[{item.code}] {'<>' if holds else '='} ''"
    if item.kind == "several":
        ticked = "1" if holds else "0"
        parts = [f"[{item.code}({code})] = '{ticked}'" for code in condition.is_]
    else:
        sign = "=" if holds else "<>"
        parts = [f"[{item.code}] {sign} '{code}'" for code in condition.is_]
    return _joined(parts, "or" if holds else "and")


def _routed(condition: Condition, items: Items) -> Item:
    item = items[str(condition.item)]
    if item.kind not in TEXT_KINDS and not isinstance(item, WithOptions):
        raise Unwritable(f"{item.code} has no codes there.")
    return item


def _joined(parts: list[str], word: str) -> str:
    return f" {word} ".join(parts)


def _bracketed(text: str) -> str:
    return f"({text})" if " or " in text or " and " in text else text
