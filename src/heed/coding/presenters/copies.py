"""Texts that wait for an edited copy, and one of them with what may be taken out."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from heed.coding.choosing import Chosen, code_of
from heed.coding.queries.copies import given_on
from heed.coding.replacing import Change
from heed.responses.models import Text
from heed.safeguards.redaction import Suggestion

AROUND = 30  # letters that a list shows on either side


def waiting_rows(texts: Iterable[Text], today: date) -> list[dict[str, str]]:
    """The queue: what each text is, and how long it waits. Never its words."""
    return [
        {
            "href": reverse("copies:copy", args=[one.pk]),
            "what": what_it_is(one),
            "age": _age((today - given_on(one)).days),
        }
        for one in texts
    ]


def what_it_is(text: Text) -> str:
    """A text by its kind and where it comes from."""
    if text.response_id:
        return _("Answer to “%(item)s”") % {"item": text.item}
    return _("Interview %(code)s") % {"code": text.interview.code}


def _age(days: int) -> str:
    return ngettext("{days} day", "{days} days", days).format(days=days)


def paragraphs(
    words: str,
    turns: Sequence[list],
    suggested: Sequence[Suggestion],
    chosen: Chosen,
) -> list[dict[str, Any]]:
    """The words in order, each suggestion a piece of its own, turn by turn."""
    return [
        {
            "who": _("Voice %(number)s") % {"number": speaker} if speaker else "",
            "pieces": _pieces(words, start, end, suggested, chosen),
        }
        for speaker, start, end, *_times in turns or [[0, 0, len(words)]]
    ]


def _pieces(
    words: str, start: int, end: int, suggested: Sequence[Suggestion], chosen: Chosen
) -> list[dict[str, Any]]:
    pieces, at = [], start
    for one in suggested:
        if one.start < at or one.end > end:
            continue
        pieces += [_plain(words, at, one.start), _offered(words, one, chosen)]
        at = one.end
    return [piece for piece in [*pieces, _plain(words, at, end)] if piece["words"]]


def _plain(words: str, start: int, end: int) -> dict[str, Any]:
    return {"at": start, "words": words[start:end]}


def _offered(words: str, one: Suggestion, chosen: Chosen) -> dict[str, Any]:
    return {
        "at": one.start,
        "words": words[one.start : one.end],
        "code": code_of(one),
        "kind": one.kind.name,
        "named": _(one.kind.value),
        "why": _(one.reason),
        "is_taken": chosen.takes(one),
    }


def kinds_found(
    suggested: Iterable[Suggestion], chosen: Chosen
) -> list[dict[str, Any]]:
    """Each kind that was found, how often, and what stands in its place."""
    found: dict[str, dict[str, Any]] = {}
    for one in suggested:
        row = found.setdefault(
            one.kind.name,
            {
                "name": one.kind.name,
                "named": _(one.kind.value),
                "put": chosen.in_place_of(one.kind),
                "is_all": one.kind.name in chosen.kinds,
                "count": 0,
            },
        )
        row["count"] += 1
    return list(found.values())


def staying(
    words: str, suggested: Iterable[Suggestion], changes: Sequence[Change]
) -> list[str]:
    """What was suggested and stays, with a few words around it."""
    return [
        f"…{words[max(0, one.start - AROUND) : one.end + AROUND]}…"
        for one in suggested
        if not any(c.start < one.end and one.start < c.end for c in changes)
    ]
