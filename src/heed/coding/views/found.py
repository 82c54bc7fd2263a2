"""Editions of findings, for those outside a project for whom they were published."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from heed.coding.found import OWN, STAFF, Found
from heed.coding.models import Edition
from heed.coding.presenters.editions import edition_page, edition_rows
from heed.coding.presenters.ranks import ranks_page
from heed.coding.presenters.trend import trend_parts
from heed.coding.queries import editions as queries
from heed.coding.views.trends import csv_of, trend_asked
from heed.people.access import signed_in


@signed_in
@require_safe
def list_of_editions(request: HttpRequest) -> HttpResponseBase:
    """The editions that somebody may see."""
    rows = edition_rows(queries.editions_for(request.user))
    context = {"page_title": _("What people said, in numbers"), "rows": rows}
    return render(request, "coding/found/list.html", context)


@signed_in
@require_safe
def edition(request: HttpRequest, edition: UUID) -> HttpResponseBase:
    """One edition, with one factor over time and by place."""
    one = _or_404(queries.edition_for(request.user, edition))
    return render(request, "coding/found/edition.html", edition_context(request, one))


@signed_in
@require_safe
def edition_csv(request: HttpRequest, edition: UUID) -> HttpResponse:
    """One edition as CSV."""
    one = _or_404(queries.edition_for(request.user, edition))
    return csv_of(queries.found_of(one), f"{one.project.slug}-{one.number}")


def edition_context(request: HttpRequest, one: Edition) -> dict[str, object]:
    """What the page of an edition shows, whoever reads it."""
    found = queries.found_of(one)
    form, asked = trend_asked(request, found)
    axis = axis_of(found, asked["step"])
    context = edition_page(one, found) | {"form": form, "asked": asked}
    context |= {"ranks": ranks_page(found, OWN, STAFF)}
    return context | trend_parts(found, asked["factor"], axis)


def axis_of(found: Found, asked: str) -> str:
    """The steps that were asked for, or the finest that the edition has."""
    known = [axis for axis in ("month", "quarter") if axis in found.axes]
    return asked if asked in known or not known else known[0]


def _or_404(edition: Edition | None) -> Edition:
    if edition is None:
        raise Http404
    return edition
