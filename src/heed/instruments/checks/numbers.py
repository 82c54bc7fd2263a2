"""Checks for numbers."""

import re
from decimal import Decimal

from django.utils.translation import gettext

from heed.instruments.checks.choices import unknown
from heed.instruments.checks.refusals import Check, Posted, Unacceptable
from heed.instruments.definition import Missing, Number

_NUMBER = re.compile(r"[-+]?[0-9]{1,15}(\.[0-9]{0,15})?")
_CODE = re.compile(r"[a-z][a-z0-9_]*")


def number(item: Number) -> Check:
    """A number in its range, one of the codes in its place, or a skip."""
    code = item.code
    known = frozenset(option.code for option in item.options)

    def check(posted: Posted) -> int | float | str:
        given = {text for value in posted.get(code, ()) if (text := value.strip())}
        if not given:
            return Missing.SKIPPED
        if len(given) > 1:
            raise Unacceptable(gettext("Please give one answer only."))
        text = given.pop()
        return text if text in known else _read(text, item)

    return check


def _read(text: str, item: Number) -> int | float:
    if _CODE.fullmatch(text) and item.options:
        raise unknown()
    if not _NUMBER.fullmatch(text):
        raise Unacceptable(gettext("Please write a number, such as 3."))
    value = Decimal(text)
    if not item.least <= value <= item.most:
        raise Unacceptable(
            gettext("Please write a number from %(least)d to %(most)d.")
            % {"least": item.least, "most": item.most}
        )
    if value != round(value, item.decimals):
        raise Unacceptable(
            gettext("Please write at most %(places)d numbers after the point.")
            % {"places": item.decimals}
        )
    return float(value) if item.decimals else int(value)
