"""When a question is shown, as a small form can say it and read it back."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from heed.instruments.building.documents import Document
from heed.instruments.building.items import WORDED, codes, item_of
from heed.instruments.definition.missing import WRITTEN

ALL, ANY, NONE = "all", "any", "none"
Chosen = dict[str, list[str]]


def made(chosen: Mapping[str, Iterable[str]], join: str) -> dict[str, Any] | None:
    """A condition from the answers chosen at earlier questions; None without any."""
    leaves = [{"item": code, "is": list(some)} for code, some in chosen.items() if some]
    if not leaves:
        return None
    if join == NONE:
        return {"not": leaves[0] if len(leaves) == 1 else {"any": leaves}}
    return leaves[0] if len(leaves) == 1 else {join: leaves}


def read(condition: Mapping[str, Any] | None) -> tuple[Chosen, str] | None:
    """The answers and the join that make a condition; None where no form says it."""
    if not condition:
        return {}, ALL
    if "item" in condition:
        return {condition["item"]: list(condition["is"])}, ALL
    inner = condition.get("not")
    if inner is not None:
        back = read(inner)
        return None if back is None or not _is_any(inner) else (back[0], NONE)
    join = ALL if "all" in condition else ANY
    leaves = condition.get(join) or []
    names = [leaf.get("item") for leaf in leaves]
    if None in names or len(set(names)) < len(names):
        return None
    return {leaf["item"]: list(leaf["is"]) for leaf in leaves}, join


def _is_any(condition: Mapping[str, Any]) -> bool:
    return "item" in condition or "any" in condition


def earlier(document: Document, code: str) -> list[dict[str, Any]]:
    """The questions before one, on whose answers it may depend."""
    here = codes(document).index(item_of(document, code)["code"])
    return [one for one in document["items"][:here] if answers(one)]


def answers(item: Mapping[str, Any]) -> list[str]:
    """The answers of a question on which others may depend."""
    if item.get("kind") in WORDED:
        return [WRITTEN]
    return [str(option["code"]) for option in item.get("options") or ()]


def depends_on(item: Mapping[str, Any]) -> list[str]:
    """The questions that decide whether this one is shown, each once."""
    return list(dict.fromkeys(_items_in(item.get("shown_if"))))


def dependents(document: Document, code: str) -> list[str]:
    """The questions whose showing depends on this one."""
    return [str(i["code"]) for i in document["items"] if code in depends_on(i)]


def _items_in(part: Any) -> Iterator[str]:
    if isinstance(part, list):
        for one in part:
            yield from _items_in(one)
    elif isinstance(part, dict):
        if "item" in part:
            yield str(part["item"])
        for key in ("all", "any", "not"):
            yield from _items_in(part.get(key))


def routed(
    document: Document, code: str, condition: dict[str, Any] | None
) -> dict[str, Any]:
    """The question with another condition, or with none."""
    item = item_of(document, code)
    item.pop("shown_if", None)
    return item | ({"shown_if": condition} if condition else {})
