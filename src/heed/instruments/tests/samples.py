"""Small questionnaires for tests of this room."""

from typing import Any

from heed.instruments.definition import Definition, parse

PROTOCOL = {
    "why": "To try it.",
    "who_uses": "The tests.",
    "if_missing": "Nothing.",
    "if_danger": "Nothing can.",
}


def words(text: str) -> dict[str, str]:
    """Words in English only."""
    return {"en-gb": text}


def options(*codes: str) -> list[dict[str, Any]]:
    """Options whose words are their codes."""
    return [{"code": code, "words": words(code)} for code in codes]


def item(code: str, kind: str = "one_choice", **fields: Any) -> dict[str, Any]:
    """An item with its protocol, ready to be published."""
    made = {"code": code, "kind": kind, "ask": words(f"{code}?"), **PROTOCOL}
    if kind in {"one_choice", "several"}:
        made["options"] = options("a", "b", "c")
    if kind == "five_point":
        made |= {"options": options(*"abcde"), "better_end": "neither"}
    if kind == "consent":
        made |= {"options": options("yes", "no"), "purpose": "x", "text_version": 1}
    if kind == "number":
        made |= {"least": 0, "most": 10}
    if kind == "date":
        made |= {"coarseness": "month"}
    return made | fields


def document(*items: dict[str, Any], **fields: Any) -> dict[str, Any]:
    """A questionnaire as loaded data."""
    return {
        "code": "sample",
        "version": 1,
        "title": words("Sample"),
        "groups": ["service_user", "carer", "staff"],
        "languages": ["en-gb"],
        "before_free_text": {
            "version": 1,
            "limits": words("Limits."),
            "reading": words("{reading_hours}"),
            "could_tell": words("Could someone tell?"),
        },
        "items": list(items) or [item("first")],
        **fields,
    }


def a_definition(item: dict[str, Any] | None = None, **fields: Any) -> Definition:
    """A questionnaire with one item, changed where the test says so."""
    data = document(**fields)
    data["items"][0] |= item or {}
    return parse(data)


def asking(*items: dict[str, Any], **fields: Any) -> Definition:
    """A questionnaire of these items."""
    return parse(document(*items, **fields))
