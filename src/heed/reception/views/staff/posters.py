"""The poster that leads to a place, and addresses to share."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _

from heed.people.access import Permission, allowed
from heed.people.queries import name_on, names_today, place_for, places_where
from heed.reception.presenters.poster import place_links, poster_words
from heed.reception.presenters.staff import place_choices
from heed.responses.formats.posters import poster_pdf

PAIR = Permission.PAIR_TABLETS


@allowed(PAIR)
def posters(request: HttpRequest) -> HttpResponseBase:
    """A poster and addresses for each place."""
    places = places_where(request.user, PAIR)
    choices = place_choices(places, names_today(places))
    context = {"page_title": _("Posters and addresses"), "rows": place_links(choices)}
    return render(request, "reception/staff/posters.html", context)


@allowed(PAIR)
def poster(request: HttpRequest, code: str) -> HttpResponseBase:
    """The poster as a PDF, in Welsh too where the place is in Wales."""
    place = place_for(request.user, PAIR, code)
    address = f"{settings.HEED_BASE_URL}/p/{place.code}/"
    language = "cy" if place.nation == "wales" else "en"
    pdf = poster_pdf(
        name_on(place, welsh=language == "cy"),
        address.split("://")[1].rstrip("/"),
        f"{address}?from=poster",
        poster_words(place),
        language,
    )
    response = HttpResponse(pdf, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="heed-{place.code}.pdf"'
    return response
