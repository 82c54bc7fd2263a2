"""A questionnaire that is tried out, in finished words."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from heed.instruments.definition import GROUPS, Definition, Variant
from heed.reception.presenters.question import notices, question_page
from heed.reception.previewing import Trial

KEYS = ("en-gb", "en-gb-easy", "cy", "cy-easy")


def chosen(asked: Mapping[str, str]) -> tuple[str, Variant]:
    """The group and wording that the address names, or the first there are."""
    group, key = asked.get("group", ""), asked.get("variant", "")
    key = key if key in KEYS else KEYS[0]
    return (
        group if group in GROUPS else GROUPS[0],
        Variant(key.removesuffix("-easy"), key.endswith("-easy")),
    )


def frame(
    here: str, definition: Definition | None, group: str, variant: Variant
) -> dict[str, Any]:
    """The page around the phone: whom one can be, and in which words."""
    groups = definition.groups if definition else ()
    group = group if group in groups or not groups else groups[0]
    keys = [v.key for v in definition.variants] if definition else []
    names = {
        "en-gb": _("English"),
        "en-gb-easy": _("English, Easy Read"),
        "cy": _("Welsh"),
        "cy-easy": _("Welsh, Easy Read"),
    }
    who = {
        "service_user": _("Service user"),
        "carer": _("Carer"),
        "staff": _("Staff"),
    }

    def way(text: str, is_current: bool, **parts: str) -> dict[str, Any]:
        asked = {"group": group, "variant": variant.key} | parts
        href = f"{here}?{urlencode(asked)}"
        return {"text": text, "href": href, "current": is_current}

    return {
        "page_title": _("Preview"),
        "groups": [way(who[one], one == group, group=one) for one in groups],
        "variants": [way(names[k], k == variant.key, variant=k) for k in keys],
        "phone": f"{here}{group}/{variant.key}/" if definition else "",
    }


def page_of(trial: Trial, here: str, *, error: str, shows_list: bool) -> dict[str, Any]:
    """One question, as at a public door, with everything said so far inside it."""
    view, flow = trial.view, trial.flow
    posted = flow.sitting.body.posted
    page = question_page(
        flow, view, trial.at, posted=posted, error=error, shows_list=shows_list
    )
    hours = _("(The place's reading hours stand here.)")
    return {
        "page_title": page["ask"],
        "question": page,
        "errors": page["errors"],
        "notices": notices(view, trial.at, hours),
        "carried": trial.carried,
        "preview": True,
        "csrf": True,
        "stop_url": here,
        "exit_url": here,
        "home_url": here,
        "continue_text": _("Go on") if page["more"] else None,
    }


def end_of(here: str) -> dict[str, Any]:
    """The page after the last question."""
    return {
        "page_title": _("That was the last question"),
        "start_again": here,
        "exit_url": here,
        "home_url": here,
        "preview": True,
    }
