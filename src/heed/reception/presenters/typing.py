"""The whole questionnaire on one page, for typing in."""

from collections.abc import Mapping
from typing import Any

from heed.instruments.definition import ReaderView
from heed.reception.flow import Flow
from heed.reception.presenters.question import options, parts_asked, parts_given


def all_questions(
    flow: Flow, view: ReaderView, errors: Mapping[str, str]
) -> list[dict[str, Any]]:
    """Every question of a group in order; statements are for the writer only."""
    posted = flow.sitting.answers
    return [
        {
            "name": item.code,
            "kind": item.kind,
            "ask": item.ask,
            "hint": item.hint,
            "options": options(item, with_pictures=False),
            "chosen": posted.get(item.code, []),
            "value": next(iter(posted.get(item.code, [])), None),
            "parts": parts_asked(item.item),
            "part_values": parts_given(item.code, posted),
            "lines": getattr(item.item, "most", 1),
            "unit": item.unit,
            "error": errors.get(item.code),
        }
        for item in view.items
        if item.kind != "statement"
    ]


def problems(errors: Mapping[str, str], day: Mapping[str, Any]) -> list[dict[str, str]]:
    """Everything to mend, with the way to it."""
    found = [(name, text) for name, text in errors.items()]
    found += [(f"id_{name}", lines[0]) for name, lines in day.items()]
    return [{"text": text, "href": f"#{name}"} for name, text in found]
