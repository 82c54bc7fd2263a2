"""Checks for a person's own words, which are kept as nearly as typed as is safe."""

import re
import unicodedata

from django.utils.translation import gettext, ngettext

from heed.instruments.checks.refusals import Check, Posted, Unacceptable
from heed.instruments.definition import LongText, Missing, ShortText, TextList

# All control characters but the tab and the line end; databases refuse NUL. Lone
# surrogates, which no encoding can store, become the replacement character.
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_LINE_ENDS = re.compile(r"\r\n|[\r\x85\u2028\u2029]")


def cleaned(text: str) -> str:
    """Words as they are stored: excerpts count code points in exactly this text.

    Every kind of line end becomes one ``\\n``; other control characters go; letters
    are put together (NFC); blanks around the whole go. Nothing else is touched.
    """
    if text.isascii() and text.isprintable():
        return text.strip()
    text = _LINE_ENDS.sub("\n", text)
    text = _CONTROL.sub("", text)
    text = _SURROGATE.sub("\ufffd", text)
    return unicodedata.normalize("NFC", text).strip()


def _within(text: str, longest: int) -> str:
    over = len(text) - longest
    if over > 0:
        raise Unacceptable(
            ngettext(
                "This is too long by %(count)d letter or space. Please shorten it.",
                "This is too long by %(count)d letters or spaces. Please shorten it.",
                over,
            )
            % {"count": over}
        )
    return text


def _only(posted: Posted, code: str) -> str:
    values = posted.get(code, ())
    if len(values) == 1:
        return cleaned(values[0])
    different = {text for value in values if (text := cleaned(value))}
    if len(different) > 1:
        raise Unacceptable(
            gettext("This was sent twice with different words. Please write it again.")
        )
    return different.pop() if different else ""


def long_text(item: LongText) -> Check:
    """Words with lines."""
    code, longest = item.code, item.longest

    def check(posted: Posted) -> str:
        return _within(_only(posted, code), longest) or Missing.SKIPPED

    return check


def short_text(item: ShortText) -> Check:
    """Words on one line; line ends in them become spaces."""
    code, longest = item.code, item.longest

    def check(posted: Posted) -> str:
        text = " ".join(_only(posted, code).split("\n"))
        return _within(text, longest) or Missing.SKIPPED

    return check


def text_list(item: TextList) -> Check:
    """Several short texts, from fields of the same name or lines of one field."""
    code, longest, most = item.code, item.longest, item.most

    def check(posted: Posted) -> list[str] | str:
        lines = [
            _within(line.strip(), longest)
            for value in posted.get(code, ())
            for line in cleaned(value).split("\n")
            if line.strip()
        ]
        if len(lines) > most:
            raise Unacceptable(
                gettext("Please write at most %(most)d things.") % {"most": most}
            )
        return lines or Missing.SKIPPED

    return check
