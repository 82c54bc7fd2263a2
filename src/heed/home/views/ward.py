"""A ward's own page: how it has felt, and what was done about it."""

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from heed.foundation import clock
from heed.foundation.windows import Window, WindowKind, window_of
from heed.home.presenters.ward import ward_page
from heed.home.presenters.wards import ward_list
from heed.home.queries import ward_picture
from heed.improvement.actions import record_did, record_looked, take_back
from heed.improvement.models import Did
from heed.instruments.errors import NoEdition
from heed.people.access import Permission, allowed
from heed.people.models import Place
from heed.people.queries import place_for, places_where, shifts_of


@allowed(Permission.SEE_WARD_VIEW)
def wards(request: HttpRequest) -> HttpResponse:
    """The wards that a person may look at; straight to the only one."""
    entries = ward_list(places_where(request.user, Permission.SEE_WARD_VIEW))
    if len(entries) == 1:
        return redirect(entries[0].url)
    return render(request, "home/wards.html", {"entries": entries})


@allowed(Permission.SEE_WARD_VIEW)
def ward(request: HttpRequest, code: str) -> HttpResponse:
    """How a ward has felt in its closed windows."""
    place = place_for(request.user, Permission.SEE_WARD_VIEW, code)
    return _shown(request, place, "home/ward.html")


@allowed(Permission.SEE_WARD_VIEW)
def handover(request: HttpRequest, code: str) -> HttpResponse:
    """The same on one sheet of paper for handover."""
    place = place_for(request.user, Permission.SEE_WARD_VIEW, code)
    return _shown(request, place, "home/handover.html")


@require_POST
@allowed(Permission.RECORD_LOOKING)
def looked(request: HttpRequest, code: str) -> HttpResponse:
    """The first tap: we looked."""
    place = place_for(request.user, Permission.RECORD_LOOKING, code)
    record_looked(by=request.user, place=place, shift=_shift(place))
    messages.success(request, _("Noted: the ward looked in this shift."))
    return redirect("home:ward", code=place.code)


@require_POST
@allowed(Permission.RECORD_LOOKING)
def did(request: HttpRequest, code: str) -> HttpResponse:
    """The second tap: what we did; the same tap again takes it back."""
    place = place_for(request.user, Permission.RECORD_LOOKING, code)
    what = _what(request)
    if "undo" in request.POST:
        take_back(by=request.user, place=place, shift=_shift(place), did=what)
        messages.success(request, _("Taken back."))
    else:
        record_did(by=request.user, place=place, shift=_shift(place), did=what)
        messages.success(request, _("Noted: %(what)s.") % {"what": what.label})
    return redirect("home:ward", code=place.code)


def _what(request: HttpRequest) -> Did:
    chosen = request.POST.get("did")
    if chosen not in Did.values:
        raise BadRequest
    return Did(chosen)


def _shown(request: HttpRequest, place: Place, template: str) -> HttpResponse:
    try:
        page = ward_page(ward_picture(place))
    except NoEdition:
        return render(request, "home/not_asked.html")
    return render(request, template, {"page": page, "code": place.code})


def _shift(place: Place) -> Window:
    return window_of(clock.now(), WindowKind.SHIFT, place.zone, shifts_of(place))
