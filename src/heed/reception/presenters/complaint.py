"""The complaint door in words."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from heed.reception.doors import Door
from heed.reception.presenters.frame import group_title
from heed.reception.presenters.help import doors_outside
from heed.reception.presenters.start import GROUPS
from heed.safeguards.contacts import Purpose

LONGEST = 10_000
LONGEST_LINE = 300


def complaint_page(door: Door, asked: set[tuple[str, str]]) -> dict[str, Any]:
    """Who may complain here, and who else helps with complaints."""
    return {
        "groups": [
            {"value": group, "text": group_title(group)}
            for group in GROUPS
            if (group, "tell-us") in asked
        ],
        "outside": doors_outside(
            door.place, "", Purpose.COMPLAINT, Purpose.REGULATOR, Purpose.ADVOCACY
        ),
    }


def problems_in(posted: Mapping[str, str]) -> list[dict[str, str]]:
    """What must be mended before a complaint can be sent."""
    words, reach_me = posted.get("complaint", ""), posted.get("reach_me", "")
    found = []
    if not words.strip():
        found.append((_("Write what your complaint is about."), "complaint"))
    if len(words) > LONGEST:
        found.append((_("This is too long. Please shorten it."), "complaint"))
    if len(reach_me) > LONGEST_LINE:
        found.append((_("This is too long. Please shorten it."), "reach_me"))
    return [{"text": text, "href": f"#{name}", "name": name} for text, name in found]
