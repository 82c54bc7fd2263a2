"""The start page for staff."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from heed.home.presenters.pages import staff_pages
from heed.people.access import signed_in


@signed_in
def start(request: HttpRequest) -> HttpResponse:
    """Everything that the person signed in may do."""
    pages = staff_pages(request.user)
    return render(request, "home/start.html", {"pages": pages})
