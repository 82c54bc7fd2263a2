"""Coming back with one's words."""

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _

from heed.people.access import anyone
from heed.reception.presenters.frame import language_links


@anyone
def words(request: HttpRequest) -> HttpResponseBase:
    """Type the six words."""
    context = {
        "page_title": _("Come back with your words"),
        "language_links": language_links(request),
    }
    return render(request, "reception/back/words.html", context)
