"""Typing in paper, or writing for somebody at their word."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from heed.people.access import Permission, allowed
from heed.people.models import Place
from heed.people.queries import names_today, place_for, places_where
from heed.reception import actions, queries
from heed.reception.doors import Door
from heed.reception.errors import NotSentError
from heed.reception.flow import Flow
from heed.reception.forms import WhatToTypeIn, WrittenOn
from heed.reception.presenters.staff import place_choices
from heed.reception.presenters.typing import all_questions, problems
from heed.responses.draft_body import DraftToken
from heed.responses.errors import NotAskedHereError

TYPE_IN = Permission.TYPE_IN
MODES = {"paper", "told"}
NOT_ANSWERS = {"csrfmiddlewaretoken", "key", "day", "again"}


@allowed(TYPE_IN)
def typing(request: HttpRequest) -> HttpResponseBase:
    """What lies on the desk."""
    places = places_where(request.user, TYPE_IN)
    choices = place_choices(places, names_today(places))
    form = WhatToTypeIn(request.GET or None, places=choices)
    if form.is_bound and form.is_valid():
        return redirect("reception:type-in", **form.cleaned_data)
    context = {"page_title": _("Type in paper"), "form": form}
    return render(request, "reception/staff/typing.html", context)


@allowed(TYPE_IN)
def type_in(
    request: HttpRequest, place: str, instrument: str, group: str, mode: str
) -> HttpResponseBase:
    """All questions on one page; stored once, like any other answers."""
    found = place_for(request.user, TYPE_IN, place)
    if mode not in MODES:
        raise Http404
    try:
        flow = typed(request, found, instrument=instrument, group=group, mode=mode)
    except NotAskedHereError as error:
        raise Http404 from error
    day = WrittenOn(request.POST if request.method == "POST" else None)
    if request.method != "POST":
        return show(request, found, flow, day)
    if not day.is_valid() or mistakes(flow):
        return show(request, found, flow, day, status=422)
    try:
        words = actions.type_in(
            by=request.user, flow=flow, place=found, day=day.cleaned_data["day"]
        )
    except NotSentError:
        return show(request, found, flow, day, status=503)
    context = {"page_title": _("It is stored"), "words": words}
    return render(request, "reception/staff/typed.html", context)


def typed(request: HttpRequest, place: Place, **what: str) -> Flow:
    """What was typed so far."""
    posted = {
        name: values
        for name, values in request.POST.lists()
        if name not in NOT_ANSWERS and not name.startswith("_")
    }
    return queries.typing_flow(
        place, token=token_of(request), language="en-gb", posted=posted, **what
    )


def token_of(request: HttpRequest) -> DraftToken:
    """Names what was typed: the same form sent twice is one paper, and no other is.

    Under the page's key alone, the next paper typed into a page that was gone back to
    would be taken for a repeat, and be lost.
    """
    token = DraftToken.from_cookie(request.POST.get("key", "")) or DraftToken.new()
    if request.method != "POST":
        return token
    return DraftToken(token.secret_for(f"typed {request.POST.urlencode()}"))


def mistakes(flow: Flow) -> dict[str, str]:
    """What cannot be taken, and what the answers before it rule out."""
    ruled_out = _("The answers before it mean that this was not asked. Check both.")
    return flow.checked.errors | dict.fromkeys(flow.checked.left_out, ruled_out)


def show(
    request: HttpRequest, place: Place, flow: Flow, day: WrittenOn, status: int = 200
) -> HttpResponseBase:
    """Render the page with everything that was typed."""
    errors = mistakes(flow) if request.method == "POST" else {}
    context: dict[str, Any] = {
        "page_title": queries.place_name(place),
        "questions": all_questions(flow, queries.view_of(flow, Door(place)), errors),
        "day": day,
        "errors": problems(errors, day.errors),
        "key": flow.sitting.token.to_cookie(),
        "not_sent": status == 503,
    }
    return render(request, "reception/staff/type_in.html", context, status=status)
