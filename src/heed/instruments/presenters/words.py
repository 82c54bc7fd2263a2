"""Wordings side by side, and where they are missing."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from heed.instruments.building.documents import (
    HOURS,
    Document,
    source_language,
    variants,
)
from heed.instruments.building.texts import (
    BEFORE,
    found,
    groups_of,
    lacks,
    met,
    texts_of,
)
from heed.instruments.models import QuestionnaireDraft
from heed.instruments.naming import GROUP_NAMES
from heed.instruments.presenters.comparing import part_name, text_name, variant_name

LONG = 80  # letters, from which on a text gets more lines


def asked_for(document: Document, asked: Mapping[str, str]) -> tuple[str, str]:
    """The variant and group that the address names; the first other one where none."""
    keys = variants(document)
    source = source_language(document["languages"])
    other = next((key for key in keys if key != source), source)
    to = asked.get("to", "")
    group = asked.get("group", "")
    return to if to in keys else other, group if group in document["groups"] else ""


def overview_rows(draft: QuestionnaireDraft, document: Document) -> dict[str, Any]:
    """A table of parts and variants, with a way to each."""
    keys = variants(document)
    return {
        "columns": [variant_name(key) for key in keys],
        "rows": [
            {
                "part": part_name(part),
                "cells": [
                    {"href": address(draft, part, key), "lacks": some[key]}
                    for key in keys
                ],
            }
            for part, some in lacks(document).items()
        ],
    }


def words_page(
    draft: QuestionnaireDraft, document: Document, part: str, *, to: str, group: str
) -> dict[str, Any]:
    """Every text of a part: the words it is written from, and those to be written."""
    source = source_language(document["languages"])
    return {
        "page_title": _("Words of %(part)s") % {"part": part_name(part)},
        "draft": draft,
        "seen": draft.at,
        "source_name": variant_name(source),
        "source_lang": source,
        "to_name": variant_name(to),
        "to_lang": to.removesuffix("-easy"),
        "hours": HOURS if part == BEFORE else "",
        "group_name": GROUP_NAMES.get(group, ""),
        "texts": [
            _text(document, part, name, words, (source, to, group))
            for name, words in texts_of(document, part)
        ],
        "variants": [
            _way(draft, part, variant_name(key), key == to, to=key, group=group)
            for key in variants(document)
        ],
        "groups": [
            _way(draft, part, name, one == group, to=to, group=one)
            for one, name in _groups(document, part)
        ],
        "following": _following(draft, document, part, to, group),
    }


def address(draft: QuestionnaireDraft, part: str, to: str, group: str = "") -> str:
    """Where the words of a part are written for a variant, and perhaps a group."""
    asked = {"to": to, "group": group} if group else {"to": to}
    return f"{reverse('drafts:words', args=[draft.pk, part])}?{urlencode(asked)}"


def _groups(document: Document, part: str) -> list[tuple[str, Any]]:
    named = [(group, GROUP_NAMES[group]) for group in groups_of(document, part)]
    return [("", _("Everybody")), *named]


def _way(
    draft: QuestionnaireDraft,
    part: str,
    text: Any,
    current: bool,
    *,
    to: str,
    group: str,
) -> dict[str, Any]:
    return {"text": text, "href": address(draft, part, to, group), "current": current}


def _text(
    document: Document, part: str, name: str, words: Any, asked: tuple[str, str, str]
) -> dict[str, Any]:
    source, to, group = asked
    groups = groups_of(document, part)
    shown = met(words, group, source) if group else found(words, "", source)
    value = found(words, group, to)
    meets = [group] if group else groups
    return {
        "name": f"to-{name}",
        "label": text_name(name),
        "source": shown or next((met(words, g, source) for g in groups), ""),
        "value": value,
        "rows": 4 if len(shown) > LONG else 2,
        "is_missing": any(not met(words, one, to) for one in meets),
    }


def _following(
    draft: QuestionnaireDraft, document: Document, part: str, to: str, group: str
) -> str:
    """The next part that lacks words in this variant; blank where there is none."""
    lacking = lacks(document)
    order = list(lacking)
    here = order.index(part)
    rest = order[here + 1 :] + order[:here]
    found_next = next((one for one in rest if lacking[one][to]), None)
    return address(draft, found_next, to, group) if found_next else ""
