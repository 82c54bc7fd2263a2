"""A tablet that is not paired yet shows its code."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe

from heed.people.access import anyone
from heed.reception import actions, cookies, queries
from heed.reception.device_codes import spaced
from heed.ui.languages import language_links

LASTS = timedelta(days=400)  # browsers keep no cookie for longer
ROOT = "/tablet/"


@require_safe
@anyone
@gzip_page
def code(request: HttpRequest) -> HttpResponseBase:
    """The code that a member of staff types in; then the tablet knows its place."""
    secret = cookies.taken(request, cookies.TABLET)
    if queries.is_out_of_use(secret):
        secret = ""
    tablet = queries.tablet_with(secret)
    if tablet is not None:
        actions.meet_tablet(tablet=tablet, secret=secret)
        return redirect("tablet:start")
    secret = secret or actions.new_secret()
    context = {
        "page_title": _("This tablet is not paired yet"),
        "language_links": language_links(request),
        "code": spaced(queries.shown_code(secret)),
    }
    response = render(request, "reception/tablet_code.html", context)
    cookies.hand_out(response, cookies.TABLET, secret, under=ROOT, lasts=LASTS)
    return response
