"""One question in finished words."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from heed.instruments.definition import ReaderItem, ReaderView
from heed.instruments.definition.items import BaseItem
from heed.reception.flow import ONE_TAP, Flow
from heed.ui import pictures

# Pages of words only that show more than the questionnaire can know.
MORE = {"get_help_now": "urgent", "speak_up": "speak_up", "sorry": "bereaved"}
QUIET = ("dont_know", "not_sure")


def question_page(
    flow: Flow,
    view: ReaderView,
    code: str,
    *,
    posted: Mapping[str, list[str]],
    error: str = "",
    shows_list: bool = False,
) -> dict[str, Any]:
    """The context of a question's page."""
    item = view.item(code)
    template = template_for(flow, item, shows_list=shows_list)
    return {
        "template": f"reception/kinds/{template}.html",
        "name": code,
        "lang": item.language,
        "ask": item.ask,
        "hint": item.hint,
        "picture": _picture(item.picture) if view.easy_read else None,
        "options": options(item, with_pictures=view.easy_read),
        "quiet": QUIET,
        "chosen": posted.get(code, []),
        "value": next(iter(posted.get(code, [])), None),
        "parts": parts_asked(item.item),
        "part_values": parts_given(code, posted),
        "limit": getattr(item.item, "longest", None),
        "lines": getattr(item.item, "most", 1) if item.kind == "text_list" else 1,
        "unit": item.unit,
        "error": error,
        "errors": [{"text": error, "href": f"#{code}"}] if error else [],
        "is_statement": item.kind == "statement",
        "more": MORE.get(code),
        "to_come": "" if flow.is_quick else to_come(flow.questions_after(code)),
        "is_quick_list": template == "quick_list",
    }


def template_for(flow: Flow, item: ReaderItem, *, shows_list: bool) -> str:
    """Which part draws the question."""
    if item.kind in ONE_TAP:
        return "one_tap"
    if item.kind == "several" and flow.is_quick:
        return "quick_list" if shows_list else "quick_taps"
    return item.kind


def options(item: ReaderItem, *, with_pictures: bool) -> list[dict[str, Any]]:
    """The answers to choose from; the explanation is a note to buttons and lists."""
    return [
        {
            "value": option.code,
            "text": option.words,
            "note": option.explain,
            "hint": option.explain,
            "exclusive": option.exclusive,
            "picture": _picture(option.picture) if with_pictures else None,
        }
        for option in item.options
    ]


def notices(view: ReaderView, code: str, reading_hours: str) -> dict[str, str] | None:
    """What is said before the first words are asked for; nothing on other pages."""
    if view.notices is None or view.first_text != code:
        return None
    return {
        "title": _("Before you write"),
        "lang": view.notices.language,
        "limits": view.notices.limits,
        "reading": view.notices.reading.replace("{reading_hours}", reading_hours),
        "could_tell": view.notices.could_tell,
    }


def to_come(count: int) -> str:
    """How long it still takes: answers can bring questions or spare them."""
    if not count:
        return _("This is the last question.")
    return ngettext(
        "One more question after this.",
        "About {count} more questions after this.",
        count,
    ).format(count=count)


def _picture(name: str | None) -> str | None:
    return name if name in pictures.names() else None


def parts_asked(item: BaseItem) -> list[str]:
    """The parts of a date that an item asks for, as people write them."""
    if item.kind != "date":
        return []
    return {
        "year": ["year"],
        "month": ["month", "year"],
        "day": ["day", "month", "year"],
    }[item.coarseness]


def parts_given(code: str, posted: Mapping[str, list[str]]) -> dict[str, str]:
    """The parts of a date as they were typed."""
    return {
        part: next(iter(posted.get(f"{code}-{part}", [])), "")
        for part in ("day", "month", "year")
    }
