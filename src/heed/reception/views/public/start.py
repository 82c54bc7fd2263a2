"""The start page of a place, and the first steps from it."""

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.cache import patch_vary_headers
from django.utils.translation import (
    get_language_from_path,
    get_language_from_request,
    override,
)
from django.utils.translation import gettext as _
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import (
    require_GET,
    require_http_methods,
    require_POST,
    require_safe,
)

from heed.people.access import anyone
from heed.people.queries import place_by_code
from heed.reception import actions, queries
from heed.reception.doors import Door
from heed.reception.presenters.frame import around
from heed.reception.presenters.place import about_place
from heed.reception.presenters.start import start_page, who_page
from heed.reception.presenters.survey import surveys_here
from heed.reception.views.public.doorway import (
    at_a_door,
    find_place,
    hand_key,
    left_here,
    no_such_door,
    sitting_at,
    take_key_back,
)
from heed.responses.errors import NotAskedHereError


@require_GET
@at_a_door
def start(request: HttpRequest, door: Door) -> HttpResponseBase:
    """What this is, who reads, who helps now, and the doors."""
    place = about_place(
        queries.place_name(door.place), door, queries.hours_at(door.place)
    )
    context = around(
        request,
        door,
        place["name"],
        place=place,
        surveys=surveys_here(queries.surveys_offered_at(door)),
        has_draft=not door.tablet and sitting_at(request, door) is not None,
        **start_page(door, queries.asked_at(door), request.GET.get("from", "")),
    )
    return render(request, "reception/start.html", context)


@require_GET
@at_a_door
def who(request: HttpRequest, door: Door) -> HttpResponseBase:
    """Who is speaking; one tap, and nobody guesses."""
    context = around(
        request,
        door,
        _("Who are you?"),
        back_url=door.url("start"),
        **who_page(door, queries.asked_at(door), request.GET.get("from", "")),
    )
    return render(request, "reception/who.html", context)


@at_a_door
def resume(request: HttpRequest, door: Door) -> HttpResponseBase:
    """Go on with what was begun on this device."""
    sitting = sitting_at(request, door)
    if sitting is None or sitting.is_given:
        return redirect(door.url("start"))
    flow = queries.flow_of(sitting)
    return redirect(door.url("question", item=flow.furthest or flow.first))


@require_safe
@anyone
def front(request: HttpRequest) -> HttpResponseBase:
    """The address without a path leads to “find your place”.

    In the language of the address where it names one, else in that which the browser
    asks for. Nothing is kept of it.
    """
    language = get_language_from_path(request.path_info)
    with override(language or get_language_from_request(request)):
        response = redirect("reception:find-place")
    patch_vary_headers(response, ["Accept-Language"])
    return response


@require_http_methods(["GET", "HEAD", "POST"])
@anyone
@gzip_page
def find(request: HttpRequest) -> HttpResponseBase:
    """Type the code from the poster, for whoever lost the rest of the address."""
    if request.method != "POST":
        return find_place(request)
    place = place_by_code(request.POST.get("code", "")[:20])
    if place is None:
        return no_such_door(request)
    return redirect("door:start", code=place.code)


@require_POST
@at_a_door
def begin(request: HttpRequest, door: Door) -> HttpResponseBase:
    """Open a draft and go to the first question."""
    try:
        begun = actions.begin_sitting(
            door=door,
            instrument=request.POST.get("instrument", ""),
            group=request.POST.get("group", ""),
            entrance=request.POST.get("from", ""),
            count_if_left=bool(request.POST.get("count_if_left")),
            earlier=left_here(request, door),
        )
    except NotAskedHereError:
        return redirect(door.url("start"))
    flow = queries.flow_of(begun)
    response = redirect(door.url("question", item=flow.first))
    return hand_key(response, door, begun.token)


@require_GET
@at_a_door
def leave_for_good(request: HttpRequest, door: Door) -> HttpResponseBase:
    """Leave this page: clear the draft, then go somewhere neutral at once."""
    actions.clear_sitting(left_here(request, door))
    where = door.home_url if door.tablet else settings.HEED_EXIT_URL
    return take_key_back(redirect(where), door)


@require_POST
@at_a_door
def next_person(request: HttpRequest, door: Door) -> HttpResponseBase:
    """Somebody else's turn: count what the person wanted counted, forget the rest."""
    mine = sitting_at(request, door)
    actions.end_sitting(door=door, sitting=mine)
    if mine is None:
        actions.clear_sitting(left_here(request, door))
    return take_key_back(redirect(door.home_url), door)


@at_a_door
def gone(request: HttpRequest, door: Door) -> HttpResponseBase:
    """The answers are not here any more; says plainly that nothing can be sent."""
    context = around(request, door, _("Your answers are not here any more"))
    return render(request, "reception/gone.html", context)
