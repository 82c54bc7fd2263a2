"""Conditions between FHIR's ``enableWhen`` and ours."""

from typing import Any

from heed.instruments.definition import WRITTEN, Condition
from heed.instruments.definition.items import TEXT_KINDS, WithOptions
from heed.instruments.formats.aside import Data
from heed.instruments.formats.conditions import Asked, any_of, negated
from heed.instruments.formats.conditions_out import Items, Unwritable
from heed.instruments.formats.drafts import Draft
from heed.instruments.formats.fhir.nodes import Node
from heed.instruments.formats.tokens import Unreadable


def condition_of(node: Node, draft: Draft, code: str) -> Data | None:
    """The condition of an item; None, with the loss listed, where we have none."""
    parts = list(node.nodes("enableWhen"))
    behaviour = node.text("enableBehavior") if parts else "all"
    if not parts:
        return None
    try:
        read = [_read(part, draft) for part in parts]
    except Unreadable as reason:
        draft.unasked(code, node.at("enableWhen"), _said(parts), str(reason))
        return None
    if len(read) == 1:
        return read[0]
    return any_of(read) if behaviour == "any" else {"all": read}


def _said(parts: list[Node]) -> str:
    return "; ".join(
        f"{part.data.get('question')} {part.data.get('operator')}" for part in parts
    )


def _read(part: Node, draft: Draft) -> Data:
    name, operator = part.text("question"), part.text("operator")
    known = draft.asked(name)
    if known is None:
        raise Unreadable(f"It asks for {name[:60]}, which is no earlier question here.")
    if operator == "exists":
        there = _answered(known)
        return there if part.flag("answerBoolean") else negated(there)
    if operator not in {"=", "!="}:
        raise Unreadable("Heed compares codes, and no amounts or dates.")
    answer = _answer(part)
    if answer not in known.answers:
        raise Unreadable(f"The question {name[:60]} has no answer {answer[:40]}.")
    leaf: Data = {"item": known.code, "is": [known.answers[answer]]}
    return leaf if operator == "=" else negated(leaf)


def _answered(known: Asked) -> Data:
    if known.kind in TEXT_KINDS:
        return {"item": known.code, "is": [WRITTEN]}
    if not known.answers:
        raise Unreadable(f"The question {known.code} has no codes to choose from.")
    return {"item": known.code, "is": list(known.answers.values())}


def _answer(part: Node) -> str:
    value: Any = next(
        (value for key, value in part.data.items() if key.startswith("answer")), ""
    )
    if isinstance(value, dict):
        value = value.get("code") or value.get("display") or ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


def enabling(condition: Condition, items: Items) -> tuple[list[Data], str]:
    """``enableWhen`` and how its parts are joined; FHIR has no brackets."""
    leaves, joined = _flat(condition)
    parts = [
        part for leaf, holds in leaves for part in _parts(leaf, items, holds=holds)
    ]
    return parts, joined


def _flat(condition: Condition) -> tuple[list[tuple[Condition, bool]], str]:
    """The leaves with whether they hold, and whether any or all must."""
    inner, holds = condition, True
    if inner.not_:
        inner, holds = inner.not_, False
    if inner.item:
        return [(inner, holds)], "any" if holds else "all"
    if not holds:
        raise Unwritable("FHIR has no word for: not all of these.")
    joined = "all" if inner.all_ else "any"
    leaves = []
    for part in inner.all_ or inner.any_:
        [(leaf, stands), *more], own = _flat(part)
        if more or (len(leaf.is_) > 1 and own != joined):
            raise Unwritable("FHIR has no brackets.")
        leaves.append((leaf, stands))
    return leaves, joined


def _parts(leaf: Condition, items: Items, *, holds: bool) -> list[Data]:
    item = items[str(leaf.item)]
    if item.kind in TEXT_KINDS:
        there = {"operator": "exists", "answerBoolean": holds}
        return [{"question": item.code, **there}]
    if not isinstance(item, WithOptions):
        raise Unwritable(f"{item.code} has no codes there.")
    operator = "=" if holds else "!="
    return [
        {"question": item.code, "operator": operator, "answerCoding": {"code": code}}
        for code in leaf.is_
    ]
