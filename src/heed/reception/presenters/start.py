"""The start page of a place."""

from typing import Any

from django.utils.translation import gettext as _

from heed.reception.doors import Door
from heed.reception.presenters.frame import group_title

PICTURES = {"service_user": "bed", "carer": "family", "staff": "staff"}
GROUPS = ("service_user", "carer", "staff")


def start_page(
    door: Door, asked: set[tuple[str, str]], entrance: str
) -> dict[str, Any]:
    """The doors that are open here, and for whom."""
    return {
        "entrance": entrance,
        "feel": [
            {"value": group, "text": _visitor(group), "picture": PICTURES[group]}
            for group in GROUPS
            if (group, "ward-check") in asked
        ],
        "tells": any(code == "tell-us" for _group, code in asked),
        "other_wording": {
            "href": door.other_wording().url("start"),
            "text": _("Show the standard page")
            if door.easy_read
            else _("Show Easy Read, with pictures"),
        },
    }


def who_page(door: Door, asked: set[tuple[str, str]], entrance: str) -> dict[str, Any]:
    """The first step of tell-us: who is speaking. Nobody guesses it."""
    return {
        "entrance": entrance,
        "groups": [
            {
                "value": group,
                "text": group_title(group),
                "note": _note(group),
                "picture": PICTURES[group] if door.easy_read else None,
            }
            for group in GROUPS
            if (group, "tell-us") in asked
        ],
    }


def _visitor(group: str) -> str:
    return {
        "service_user": _("I am staying here or in care here"),
        "carer": _("I am visiting"),
        "staff": _("I work here"),
    }[group]


def _note(group: str) -> str:
    return {
        "service_user": _("Now or before. You can also be on leave or at home."),
        "carer": _(
            "You care about somebody who is or was here. This is also the way "
            "if somebody has died."
        ),
        "staff": _(
            "Any job, also agency, bank and students. Your manager does not "
            "see that you wrote."
        ),
    }[group]
