"""What stands around every public page: languages, urgent help, the way out."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from heed.reception.doors import Door
from heed.reception.presenters.help import help_at
from heed.reception.sittings import CLEARS_AFTER, HIDES_AFTER
from heed.ui.languages import language_links


def around(
    request: HttpRequest, door: Door, title: str, *, group: str = "", **more: Any
) -> dict[str, Any]:
    """The context that every page of a door shares, and what the page adds."""
    return {
        "page_title": title,
        "door": door,
        "home_url": door.home_url,
        "exit_url": door.url("exit"),
        "language_links": language_links(request),
        "tablet": tablet_guard(door),
        "help_block": help_at(door.helping_place, group),
        **more,
    }


def tablet_guard(door: Door) -> dict[str, Any] | None:
    """When a shared tablet hides and clears; nothing on one's own device."""
    if door.tablet is None:
        return None
    return {
        "start": door.home_url,
        "clear_url": door.url("next-person"),
        "hide_after": int(HIDES_AFTER.total_seconds()),
        "clear_after": int(CLEARS_AFTER.total_seconds()),
    }


def group_title(group: str) -> str:
    """A group of people in plain words."""
    return {
        "service_user": _("I use this service"),
        "carer": _("I am a carer, family or a friend"),
        "staff": _("I work here"),
    }[group]
