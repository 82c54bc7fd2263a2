"""What stops publishing, each with the way to the place where it is mended."""

from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from heed.instruments.building.documents import ENGLISH
from heed.instruments.building.standing import Stop
from heed.instruments.building.texts import BEFORE, WHOLE
from heed.instruments.models import QuestionnaireDraft
from heed.instruments.naming import GROUP_NAMES
from heed.instruments.presenters.comparing import part_name, variant_name

PROTOCOL = ("why", "who_uses", "if_missing", "if_danger")


def stop_rows(draft: QuestionnaireDraft, stops: list[Stop]) -> list[dict[str, Any]]:
    """One row for each thing to mend."""
    return [
        {
            "where": _where(stop),
            "what": _what(stop, groups),
            "remedy": stop.remedy,
            "href": _href(draft, stop),
        }
        for stop, groups in _joined(stops)
    ]


def _joined(stops: list[Stop]) -> list[tuple[Stop, list[str]]]:
    """Words that several groups lack are one thing to write."""
    found: dict[Stop, list[str]] = {}
    for stop in stops:
        key = replace(stop, group="", what="") if stop.variant else stop
        found.setdefault(key, []).append(stop.group)
    return list(found.items())


def _where(stop: Stop) -> str:
    field = stop.field.replace("_", " ").replace(".", ", ")
    return ": ".join(part for part in (part_name(stop.part), field) if part)


def _what(stop: Stop, groups: list[str]) -> str:
    if not stop.variant:
        return stop.what
    named = ", ".join(str(GROUP_NAMES.get(group, group)) for group in groups)
    asked = {"variant": variant_name(stop.variant), "groups": named}
    return _("There are no words in %(variant)s for: %(groups)s.") % asked


def _href(draft: QuestionnaireDraft, stop: Stop) -> str:
    def page(name: str, *parts: str) -> str:
        return reverse(f"drafts:{name}", args=[draft.pk, *parts])

    if stop.part in (WHOLE, BEFORE) or stop.variant:
        asked = {"to": stop.variant or ENGLISH}
        return f"{page('words', stop.part)}?{urlencode(asked)}"
    if not stop.part:
        field = stop.field.partition(".")[0]
        return page("new_item") if field == "items" else page("settings")
    field = stop.field.partition(".")[0]
    if field == "shown_if":
        return page("routing", stop.part)
    anchor = {"options": "options", "picture": "picture"}.get(field, field)
    return f"{page('item', stop.part)}#{anchor}"
