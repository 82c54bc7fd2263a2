"""The ranks of factors in two groups, for those who settle."""

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from heed.coding import actions
from heed.coding.forms.reading import TwoGroups, chosen
from heed.coding.found import OWN, STAFF
from heed.coding.presenters.ranks import ranks_page
from heed.coding.views.inside import (
    asks_before_others_are_seen,
    settling_seat_or_404,
)
from heed.coding.views.pictures import picture_of
from heed.people.access import Permission, allowed


@allowed(Permission.CODE_TEXTS)
@require_safe
@asks_before_others_are_seen
def ranks(request: HttpRequest, project: str) -> HttpResponseBase:
    """The ranks of two groups as a slope chart."""
    seat = settling_seat_or_404(request, project)
    found = actions.open_found(by=seat, what="ranks")
    form, asked = ranks_asked(request)
    context = {"page_title": _("Two groups side by side"), "project": seat.project}
    context |= {"form": form, "asked": asked, "ranks": ranks_page(found, **asked)}
    return render(request, "coding/ranks.html", context)


@allowed(Permission.CODE_TEXTS)
@require_safe
@asks_before_others_are_seen
def ranks_picture(request: HttpRequest, project: str, picture: str) -> HttpResponse:
    """The slope chart as SVG or PNG, for a paper."""
    seat = settling_seat_or_404(request, project)
    found = actions.open_found(by=seat, what="ranks")
    page = ranks_page(found, **ranks_asked(request)[1])
    return picture_of(page and page["figure"], picture, f"{seat.project.slug}-ranks")


def ranks_asked(request: HttpRequest) -> tuple[TwoGroups, dict[str, str]]:
    """The form, and which groups; without an answer the two sides."""
    form = TwoGroups(request.GET or None)
    asked = chosen(form, left=OWN, right=STAFF)
    return (form if form.is_bound else TwoGroups(initial=asked)), asked
