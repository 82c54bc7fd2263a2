"""What stops publishing, each with the way to the place where it is mended."""

from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from heed.instruments.building.standing import Stop
from heed.instruments.building.texts import BEFORE, WHOLE
from heed.instruments.models import QuestionnaireDraft
from heed.instruments.presenters.comparing import part_name, variant_name

PROTOCOL = ("why", "who_uses", "if_missing", "if_danger")


def stop_rows(draft: QuestionnaireDraft, stops: list[Stop]) -> list[dict[str, Any]]:
    """One row for each thing to mend."""
    return [
        {
            "where": _where(stop),
            "what": _what(stop),
            "remedy": stop.remedy,
            "href": _href(draft, stop),
        }
        for stop in stops
    ]


def _where(stop: Stop) -> str:
    field = stop.field.replace("_", " ").replace(".", ", ")
    return ": ".join(part for part in (part_name(stop.part), field) if part)


def _what(stop: Stop) -> str:
    if not stop.variant:
        return stop.what
    named = variant_name(stop.variant)
    return f"There are no words for {stop.group.replace('_', ' ')} in {named}."


def _href(draft: QuestionnaireDraft, stop: Stop) -> str:
    def page(name: str, *parts: str) -> str:
        return reverse(f"drafts:{name}", args=[draft.pk, *parts])

    if stop.part in (WHOLE, BEFORE) or stop.variant:
        asked = {"to": stop.variant} if stop.variant else {}
        return f"{page('words', stop.part)}?{urlencode(asked)}"
    if not stop.part:
        field = stop.field.partition(".")[0]
        return page("new_item") if field == "items" else page("settings")
    field = stop.field.partition(".")[0]
    if field == "shown_if":
        return page("routing", stop.part)
    anchor = {"options": "options", "picture": "picture"}.get(field, field)
    return f"{page('item', stop.part)}#{anchor}"
