"""Pairing tablets and printing what leads to a place."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from heed.people.access import Permission, allowed
from heed.people.queries import names_today, place_for, places_where
from heed.reception import actions, queries
from heed.reception.errors import AlreadyPairedError
from heed.reception.forms import PairTablet
from heed.reception.presenters.staff import place_choices, tablet_rows

PAIR = Permission.PAIR_TABLETS


@allowed(PAIR)
def tablets(request: HttpRequest) -> HttpResponseBase:
    """The tablets in use, and pairing another one."""
    places = places_where(request.user, PAIR)
    names = names_today(places)
    posted = request.POST if request.method == "POST" else None
    form = PairTablet(posted, places=place_choices(places, names))
    if form.is_bound and form.is_valid() and pair(request, form):
        return redirect("reception:tablets")
    context = {
        "page_title": _("Tablets"),
        "form": form,
        "rows": tablet_rows(queries.tablets_of(places), names),
    }
    status = 422 if form.errors else 200
    return render(request, "reception/staff/tablets.html", context, status=status)


def pair(request: HttpRequest, form: PairTablet) -> bool:
    """Pair the tablet, or say in the form why not."""
    place = place_for(request.user, PAIR, form.cleaned_data["place"])
    code, name = form.cleaned_data["code"], form.cleaned_data["name"]
    try:
        actions.pair_tablet(by=request.user, place=place, code=code, name=name)
    except AlreadyPairedError as error:
        form.add_error("code", str(error))
        return False
    return True


@require_POST
@allowed(PAIR)
def revoke(request: HttpRequest, tablet: UUID) -> HttpResponseBase:
    """Put a tablet out of use."""
    found = queries.tablet_at(places_where(request.user, PAIR), tablet)
    if found is None:
        raise Http404
    actions.revoke_tablet(by=request.user, tablet=found)
    return redirect("reception:tablets")
