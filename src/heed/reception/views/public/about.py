"""What this service says about itself."""

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe

from heed.people.access import anyone
from heed.ui.languages import language_links


@require_safe
@anyone
@gzip_page
def privacy(request: HttpRequest) -> HttpResponseBase:
    """Who reads what, what is kept and for how long."""
    return about(request, _("Who reads it, and what we keep"), "privacy")


@require_safe
@anyone
@gzip_page
def accessibility(request: HttpRequest) -> HttpResponseBase:
    """How far everyone can use these pages, and what does not work yet."""
    return about(request, _("Accessibility"), "accessibility")


def about(request: HttpRequest, title: str, name: str) -> HttpResponseBase:
    """One page of plain words."""
    context = {"page_title": title, "language_links": language_links(request)}
    return render(request, f"reception/about/{name}.html", context)
