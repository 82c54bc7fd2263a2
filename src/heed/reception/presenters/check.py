"""The answers once more, before they are sent."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from heed.instruments.definition import WRITTEN, Missing, ReaderItem, ReaderView
from heed.reception.doors import Door
from heed.reception.flow import Flow, is_missing


def check_rows(flow: Flow, view: ReaderView, door: Door) -> list[dict[str, Any]]:
    """One row for each question on the person's way, with the way to change it."""
    document, texts = flow.checked.document, flow.checked.texts
    return [
        {
            "ask": item.ask,
            "lang": item.language,
            "answer": said(item, document[item.code], texts.get(item.code)),
            "is_missing": is_missing(document[item.code]),
            "change_url": f"{door.url('question', item=item.code)}?change",
        }
        for item in view.items
        if item.code in document and document[item.code] != Missing.NOT_SHOWN
    ]


def said(item: ReaderItem, value: Any, text: Any = None) -> list[str]:
    """An answer in words, as lines."""
    if value == WRITTEN:
        return list(text) if isinstance(text, list) else [str(text)]
    if is_missing(value):
        return [_("You left this out")]
    words: Mapping[str, str] = {o.code: o.words for o in item.options}
    values = value if isinstance(value, list) else [value]
    return [words.get(str(one), _month_first(item, str(one))) for one in values]


def _month_first(item: ReaderItem, value: str) -> str:
    """A date as people write it: month before year, day before month."""
    return "/".join(reversed(value.split("-"))) if item.kind == "date" else value
