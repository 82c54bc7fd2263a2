"""Ending a place: closing, merging, splitting, and taking a closing back."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from heed.foundation import clock
from heed.people import actions, forms, presenters, queries
from heed.people.access import Permission, allowed
from heed.people.models import Place
from heed.people.views.pages import answered, do, fill_in

MANAGE = Permission.MANAGE_PLACES


@allowed(MANAGE)
def close(request: HttpRequest, code: str) -> HttpResponse:
    """Close a place, after reading what that does."""
    found = queries.place_for(request.user, MANAGE, code)
    return fill_in(
        request,
        forms.Close(answered(request), initial=_today()),
        lambda on: actions.close_place(by=request.user, place=found, on=on),
        title=_("Close %(name)s") % {"name": queries.name_on(found)},
        send=_("Close it"),
        back=_page(found),
        explained=presenters.what_ending_does(),
        done=_("It is closed. You can take that back for a week."),
        is_warning=True,
    )


@allowed(MANAGE)
def merge(request: HttpRequest, code: str) -> HttpResponse:
    """Close a place and say which one took over."""
    found = queries.place_for(request.user, MANAGE, code)
    others = queries.could_take_over(found, queries.places_where(request.user, MANAGE))
    names = queries.names_today(others)
    return fill_in(
        request,
        forms.Merge(
            answered(request),
            initial=_today(),
            places=[(one.code, names[one.id]) for one in others],
        ),
        lambda into, on: actions.merge_place(
            by=request.user,
            place=found,
            into=queries.place_for(request.user, MANAGE, into),
            on=on,
        ),
        title=_("Merge %(name)s into another place") % {"name": queries.name_on(found)},
        send=_("Merge it"),
        back=_page(found),
        explained=presenters.what_merging_does(),
        done=_("It is merged. You can take that back for a week."),
        is_warning=True,
    )


@allowed(MANAGE)
def split(request: HttpRequest, code: str) -> HttpResponse:
    """Open a new place out of one that goes on."""
    found = queries.place_for(request.user, MANAGE, code)
    return fill_in(
        request,
        forms.Split(answered(request), initial=_today()),
        lambda **v: actions.split_place(by=request.user, place=found, **v),
        title=_("Split %(name)s") % {"name": queries.name_on(found)},
        send=_("Split it"),
        back=reverse("people:places"),
        explained=presenters.what_splitting_does(),
        done=_("The new place is open. Give it numbers and contacts next."),
    )


@require_POST
@allowed(MANAGE)
def reopen(request: HttpRequest, code: str) -> HttpResponse:
    """Take a closing back that was a mistake."""
    found = queries.place_for(request.user, MANAGE, code)
    return do(
        request,
        lambda: actions.reopen_place(by=request.user, place=found),
        back=_page(found),
        title=_("It stays closed"),
    )


def _today() -> dict[str, object]:
    return {"on": clock.now().date()}


def _page(found: Place) -> str:
    return reverse("people:place", args=[found.code])
