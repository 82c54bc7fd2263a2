"""Editions of findings for everybody: no sign-in, no cookie, nothing counted anew.

An address that never was an edition for everybody answers as if nothing were there, so
that trying addresses tells nothing of the editions of others.
"""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe

from heed.coding.found import MONTHS
from heed.coding.models import Edition
from heed.coding.presenters.published import (
    one_factor,
    published_page,
    published_rows,
    taken_back_page,
)
from heed.coding.queries import editions as queries
from heed.coding.views.found import axis_of
from heed.coding.views.trends import csv_of, trend_asked
from heed.people.access import anyone
from heed.ui.languages import language_links


@require_safe
@anyone
@gzip_page
def list_of_editions(request: HttpRequest) -> HttpResponseBase:
    """Everything that was published for everybody and stands."""
    context = {
        "page_title": _("What people said, and how often"),
        "rows": published_rows(queries.public_editions()),
    }
    return _shown(request, "list", context)


@require_safe
@anyone
@gzip_page
def edition(request: HttpRequest, edition: UUID) -> HttpResponseBase:
    """One edition, one factor of it where asked for, or that it was taken back."""
    one = _or_404(edition)
    if one.taken_back_on:
        return _gone(request, one)
    found = queries.found_of(one)
    form, asked = trend_asked(request, found)
    if len([step for step in MONTHS if step in found.axes]) < 2:
        del form.fields["step"]  # there is nothing to choose between
    context = published_page(one, found) | {"form": form}
    if "factor" not in request.GET:
        return _shown(request, "edition", context)
    axis = axis_of(found, asked["step"])
    context |= one_factor(one, found, asked["factor"], axis)
    return _shown(request, "factor", context)


@require_safe
@anyone
@gzip_page
def edition_csv(request: HttpRequest, edition: UUID) -> HttpResponseBase:
    """One edition as CSV, or that it was taken back."""
    one = _or_404(edition)
    if one.taken_back_on:
        return _gone(request, one)
    return csv_of(queries.found_of(one), f"findings-{one.published_on}")


def _gone(request: HttpRequest, one: Edition) -> HttpResponseBase:
    return _shown(request, "taken_back", taken_back_page(one), status=410)


def _shown(
    request: HttpRequest, name: str, context: dict[str, object], status: int = 200
) -> HttpResponseBase:
    context["language_links"] = language_links(request)
    page = f"coding/published/{name}.html"
    return render(request, page, context, status=status)


def _or_404(edition: UUID) -> Edition:
    one = queries.edition_for_everybody(edition)
    if one is None:
        raise Http404
    return one
