"""The pages of somebody who came back."""

import uuid
from typing import Any
from zoneinfo import ZoneInfo

from django.http import HttpRequest
from django.utils import formats
from django.utils.translation import gettext as _

from heed.concerns.choices import Contact, State
from heed.concerns.models import Concern
from heed.concerns.queries import Said
from heed.reception.presenters.frame import tablet_guard
from heed.reception.presenters.help import help_at
from heed.reception.visits import ComingBack, SurveyVisit, Visit
from heed.ui.languages import language_links

LONGEST = 10_000


def around_back(
    request: HttpRequest, back: ComingBack, title: str, **more: Any
) -> dict[str, Any]:
    """The context that all these pages share, and what the page adds."""
    error = more.get("error", "")
    context = {
        "page_title": title,
        "back": back,
        "home_url": back.door.url("start") if back.door else back.url("words"),
        "exit_url": back.url("exit"),
        "language_links": language_links(request),
        "tablet": tablet_guard(back.door) if back.door else None,
        "errors": [{"text": error, "href": "#words"}] if error else [],
        "key": uuid.uuid4(),
    }
    if back.door:
        context["help_block"] = help_at(back.door.place)
    return context | more


def around_visit(
    request: HttpRequest, visit: Visit, title: str, **more: Any
) -> dict[str, Any]:
    """The same for the pages of a visit, with the help that fits its place."""
    concern = visit.concern
    return around_back(
        request,
        visit.back,
        title,
        visit=visit,
        help_block=help_at(concern.place, concern.group),
        back_url=visit.url("visit"),
        is_withdrawn=concern.state == State.WITHDRAWN,
        limit=LONGEST,
        **more,
    )


def around_survey(
    request: HttpRequest, visit: SurveyVisit, title: str, **more: Any
) -> dict[str, Any]:
    """The same for somebody who came back to a survey."""
    response = visit.response
    return around_back(
        request,
        visit.back,
        title,
        visit=visit,
        survey_title=response.fieldwork.title,
        help_block=help_at(response.place, response.group),
        **more,
    )


def said_rows(concern: Concern, said: list[Said]) -> list[dict[str, Any]]:
    """The conversation, oldest first, with who spoke and roughly when."""
    return [
        {
            "who": _("You") if one.by_writer else one.role,
            "when": roughly(concern, one),
            "words": one.words or _("These words were taken back."),
            "is_outcome": one.is_outcome,
        }
        for one in said
    ]


def roughly(concern: Concern, said: Said) -> str:
    """When something was said, no finer than it is kept."""
    local = said.day.astimezone(ZoneInfo(concern.place.zone))
    if said.window_kind == "month":
        return formats.date_format(local, "F Y")
    if said.window_kind == "week":
        return _("week of {day}").format(day=formats.date_format(local, "j F"))
    return formats.date_format(local, "j F")


def contact_choices(concern: Concern) -> dict[str, Any]:
    """How the writer may be reached, with what they chose before."""
    return {
        "chosen": concern.contact,
        "choices": [
            {"value": Contact.NOBODY.value, "text": _("Nobody comes back to me")},
            {"value": Contact.CODE.value, "text": _("Reply to me here")},
            {
                "value": Contact.SPEAK.value,
                "text": _("I want someone to speak to me"),
                "hint": _("Then say below who you are and where to find you."),
            },
        ],
    }
