"""From an item to its check."""

from collections.abc import Callable

from heed.instruments.checks import choices, dates, numbers, words
from heed.instruments.checks.refusals import Check
from heed.instruments.definition.items import BaseItem

MAKERS: dict[str, Callable[..., Check]] = {
    "one_choice": choices.one_choice,
    "five_point": choices.one_choice,
    "consent": choices.one_choice,
    "several": choices.several,
    "number": numbers.number,
    "date": dates.date_check,
    "short_text": words.short_text,
    "long_text": words.long_text,
    "text_list": words.text_list,
}


def check_for(item: BaseItem) -> Check:
    """The check of one item, made once."""
    return MAKERS[item.kind](item)
