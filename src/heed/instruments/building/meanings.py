"""Codes that would stand for something else than they did."""

from collections.abc import Iterator, Mapping
from typing import Any

SENSES = ("kind", "better_end", "ordered", "least", "most", "decimals", "coarseness")


def changed_meanings(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[str]:
    """A sentence for each code of one question whose answers would not be the same."""
    for name in SENSES:
        before, after = old.get(name), new.get(name)
        if (before or "") != (after or ""):
            yield (
                f"Its {name.replace('_', ' ')} was {_said(before)} and is now "
                f"{_said(after)}, under the same code."
            )
    yield from _options(old, new)


def _options(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[str]:
    before = {o["code"]: o for o in old.get("options") or ()}
    after = {o["code"]: o for o in new.get("options") or ()}
    for code in after.keys() & before.keys():
        words = _words(before[code]), _words(after[code])
        if words[0] and words[0] != words[1]:
            yield (
                f"The answer {code} stood for “{words[0]}” and now stands for "
                f"“{words[1]}”."
            )
    if old.get("kind") == new.get("kind") == "five_point":
        kept = [code for code in before if code in after]
        if kept != [code for code in after if code in before]:
            yield "Its answers stand in another order, and their places are numbers."


def _words(option: Mapping[str, Any]) -> str:
    """The first words there are, for everyone or for the first group."""
    found = next(iter((option.get("words") or {}).values()), "")
    return str(next(iter(found.values()), "") if isinstance(found, dict) else found)


def _said(value: Any) -> str:
    return "not said" if value in (None, "") else str(value).replace("_", " ")
