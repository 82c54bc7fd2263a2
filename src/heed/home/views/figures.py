"""Numbers above the floors for safety partners and researchers: never any words."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from heed.home.presenters.ward import ward_page
from heed.home.presenters.wards import ward_list
from heed.home.queries import ward_picture
from heed.instruments.errors import NoEdition
from heed.people.access import Permission, allowed, may
from heed.people.queries import place_for, places_where
from heed.safeguards.disclosure import Audience

SEE = Permission.SEE_AGGREGATES


@allowed(SEE)
@require_safe
def figures(request: HttpRequest) -> HttpResponse:
    """The wards whose numbers a person may see, and what else will come."""
    entries = ward_list(places_where(request.user, SEE), "home:ward_figures")
    does_research = may(request.user, Permission.DO_RESEARCH)
    context = {"entries": entries, "does_research": does_research}
    return render(request, "home/figures.html", context)


@allowed(SEE)
@require_safe
def ward_figures(request: HttpRequest, code: str) -> HttpResponse:
    """How one ward has felt in its closed windows: numbers, and why some are not."""
    place = place_for(request.user, SEE, code)
    try:
        page = ward_page(ward_picture(place, Audience.ORGANISATION))
    except NoEdition:
        return render(request, "home/not_asked.html")
    return render(request, "home/ward_figures.html", {"page": page})
