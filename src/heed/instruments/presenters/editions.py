"""Questionnaires in finished words for the pages of staff."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from heed.instruments.definition import (
    GROUPS,
    Condition,
    Definition,
    ReaderItem,
    ReaderView,
    for_reader,
)
from heed.instruments.models import Edition
from heed.instruments.queries import definition_of

HOURS = "{reading_hours}"
LANGUAGE_NAMES = {"en-gb": "English", "cy": "Cymraeg"}


@dataclass(frozen=True, slots=True)
class Choice:
    """One way to look at a questionnaire."""

    text: str
    href: str
    current: bool


@dataclass(frozen=True, slots=True)
class PreviewItem:
    """One page of a questionnaire, with what staff must know about it."""

    number: int
    item: ReaderItem
    shown: str
    protocol: list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Preview:
    """An edition as one group, language and Easy Read choice meets it."""

    view: ReaderView
    reading: str
    choices: list[list[Choice]]
    items: list[PreviewItem]


def edition_rows(editions: list[Edition]) -> list[dict[str, Any]]:
    """The list of editions, newest first under each questionnaire."""
    return [
        {
            "title": _title(definition_of(edition)),
            "number": edition.number,
            "published": date_format(edition.published_at, "j F Y"),
            "about": definition_of(edition).about,
            "href": address(edition.instrument.code, edition.number),
        }
        for edition in editions
    ]


def address(code: str, number: int, **seen_as: str) -> str:
    """Where an edition is shown, perhaps as one group and language see it."""
    path = reverse("instruments:edition", args=(code, number))
    return f"{path}?{urlencode(seen_as)}" if seen_as else path


def preview(edition: Edition, asked: dict[str, str]) -> Preview:
    """What a person of a group meets; an unknown choice becomes the first there is."""
    definition = definition_of(edition)
    group = _one_of(definition.groups, asked.get("group"))
    language = _one_of(definition.languages, asked.get("language"))
    easy_read = _one_of(("no", "yes"), asked.get("easy_read"))
    view = for_reader(
        definition, group=group, language=language, easy_read=easy_read == "yes"
    )
    seen_as = {"group": group, "language": language, "easy_read": easy_read}
    hours = _("(The place's reading hours stand here.)")
    return Preview(
        view,
        view.notices.reading.replace(HOURS, hours) if view.notices else "",
        _choices(definition, seen_as),
        [_item(number, item, view) for number, item in enumerate(view.items, 1)],
    )


def group_name(group: str) -> str:
    """A group in words."""
    names = (_("Service users"), _("Carers, family and friends"), _("Staff"))
    return dict(zip(GROUPS, names, strict=True))[group]  # type: ignore[index]


def _one_of(known: tuple[str, ...], asked: str | None) -> str:
    return asked if asked in known else known[0]


def _title(definition: Definition) -> str:
    group = definition.groups[0]
    return for_reader(definition, group=group, language="en-gb").title


def _choices(definition: Definition, seen_as: dict[str, str]) -> list[list[Choice]]:
    ways = {
        "group": [(group, group_name(group)) for group in definition.groups],
        "language": [(one, LANGUAGE_NAMES[one]) for one in definition.languages],
        "easy_read": [("no", _("Plain words")), ("yes", _("Easy Read"))],
    }
    return [
        [
            Choice(
                text,
                address(definition.code, definition.version, **{**seen_as, key: value}),
                current=seen_as[key] == value,
            )
            for value, text in values
        ]
        for key, values in ways.items()
    ]


def _item(number: int, item: ReaderItem, view: ReaderView) -> PreviewItem:
    source = item.item
    protocol = [
        (_("Why we ask"), source.why),
        (_("Who uses the answer"), source.who_uses),
        (_("If it is missing or wrong"), source.if_missing),
        (_("If it shows danger"), source.if_danger),
    ]
    shown = condition_in_words(source.shown_if, view) if source.shown_if else ""
    return PreviewItem(number, item, shown, protocol)


def condition_in_words(condition: Condition, view: ReaderView) -> str:
    """When an item is shown, as a reader of the questionnaire can follow it."""
    if condition.item:
        return _leaf(condition, view)
    if condition.not_:
        inner = condition_in_words(condition.not_, view)
        return _("not (%(condition)s)") % {"condition": inner}
    joint = _(" and ") if condition.all_ else _(" or ")
    parts = condition.all_ or condition.any_
    return joint.join(condition_in_words(part, view) for part in parts)


def _leaf(condition: Condition, view: ReaderView) -> str:
    asked = next((i for i in view.items if i.code == condition.item), None)
    if asked is None:
        return _("an answer that this group is not asked for")
    if asked.asks_for_words:
        return _("something was written at “%(question)s”") % {"question": asked.ask}
    words = [o.words for o in asked.options if o.code in condition.is_]
    return _("the answer to “%(question)s” is: %(answers)s") % {
        "question": asked.ask,
        "answers": _(" or ").join(words),
    }
