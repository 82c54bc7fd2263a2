"""The complaint door: kept apart from telling us, with its own rules and times."""

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from heed.reception import actions, queries
from heed.reception.doors import Door
from heed.reception.errors import NotSentError
from heed.reception.presenters.complaint import complaint_page, problems_in
from heed.reception.presenters.frame import around
from heed.reception.presenters.place import hours_said
from heed.reception.sittings import Sitting
from heed.reception.views.public.doorway import (
    at_a_door,
    hand_key,
    holds_words,
    sitting_at,
    with_answers,
)
from heed.responses.errors import NotAskedHereError


@require_safe
@at_a_door
def complaint(request: HttpRequest, door: Door) -> HttpResponseBase:
    """What a complaint is, who else can help with it, and the way in."""
    page = complaint_page(door, queries.asked_at(door))
    context = around(
        request, door, _("Make a complaint"), back_url=door.url("start"), **page
    )
    return render(request, "reception/complaint.html", context)


@require_POST
@at_a_door
def begin(request: HttpRequest, door: Door) -> HttpResponseBase:
    """Open a draft for a complaint."""
    try:
        begun = actions.begin_complaint(
            door=door,
            group=request.POST.get("group", ""),
            earlier=sitting_at(request, door),
        )
    except NotAskedHereError:
        return redirect(door.url("complaint"))
    return hand_key(redirect(door.url("complain")), door, begun.token)


@require_http_methods(["GET", "HEAD", "POST"])
@with_answers
def write(request: HttpRequest, door: Door, sitting: Sitting) -> HttpResponseBase:
    """The complaint in the person's own words, and how to answer them."""
    if sitting.is_given:
        return redirect(door.url("receipt"))
    posted, problems, status = request.POST, [], 200
    if request.method == "POST":
        problems = problems_in(posted)
        status = 422
    if request.method == "POST" and not problems:
        try:
            actions.give_complaint(
                door=door,
                sitting=sitting,
                words=posted["complaint"],
                reach_me=posted.get("reach_me", ""),
            )
            return redirect(door.url("receipt"))
        except NotSentError:
            status = 503
    return show(request, door, sitting, problems, status)


def show(
    request: HttpRequest,
    door: Door,
    sitting: Sitting,
    problems: list[dict[str, str]],
    status: int,
) -> HttpResponseBase:
    """Render the complaint form; what was typed stays."""
    context = around(
        request,
        door,
        _("Your complaint"),
        group=sitting.body.group,
        back_url=door.url("complaint"),
        errors=problems,
        problems={one["name"]: one["text"] for one in problems},
        not_sent=status == 503,
        typed={name: request.POST.get(name) for name in ("complaint", "reach_me")},
        hours=hours_said(queries.hours_at(door.place)),
    )
    response = render(request, "reception/complain.html", context, status=status)
    return holds_words(response) if request.method == "POST" else response
