"""Factors over time and by place, for those who settle."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from heed.coding import actions
from heed.coding.forms.reading import Trend, chosen
from heed.coding.found import Found
from heed.coding.presenters.as_csv import found_csv
from heed.coding.presenters.trend import trend_parts
from heed.coding.views.inside import (
    asks_before_others_are_seen,
    settling_seat_or_404,
)
from heed.coding.views.pictures import picture_of
from heed.people.access import Permission, allowed
from heed.ui.forms import Choice


@allowed(Permission.CODE_TEXTS)
@require_safe
@asks_before_others_are_seen
def trend(request: HttpRequest, project: str) -> HttpResponseBase:
    """One factor over time and by place."""
    seat = settling_seat_or_404(request, project)
    found = actions.open_found(by=seat, what="trend")
    form, asked = trend_asked(request, found)
    context = {"page_title": _("Over time and by place"), "project": seat.project}
    context |= {"form": form, "asked": asked} | trend_parts(found, *asked.values())
    return render(request, "coding/trend.html", context)


@allowed(Permission.CODE_TEXTS)
@require_safe
@asks_before_others_are_seen
def trend_picture(request: HttpRequest, project: str, picture: str) -> HttpResponse:
    """The figure of one factor over time as SVG or PNG, for a paper."""
    seat = settling_seat_or_404(request, project)
    found = actions.open_found(by=seat, what="trend")
    _form, asked = trend_asked(request, found)
    figure = trend_parts(found, *asked.values())["figure"]
    return picture_of(figure, picture, f"{seat.project.slug}-{asked['factor']}")


@allowed(Permission.CODE_TEXTS)
@require_safe
@asks_before_others_are_seen
def trend_csv(request: HttpRequest, project: str) -> HttpResponse:
    """Every line that is counted, as CSV."""
    seat = settling_seat_or_404(request, project)
    found = actions.open_found(by=seat, what="csv")
    return csv_of(found, seat.project.slug)


def trend_asked(request: HttpRequest, found: Found) -> tuple[Trend, dict[str, str]]:
    """The form, and which factor in which steps; without an answer the most named."""
    most = found.most_named()
    if not most:
        raise Http404
    factors = [Choice(one.slug, one.label) for one in most]
    form = Trend(request.GET or None, factors=factors)
    asked = chosen(form, factor=most[0].slug, step="month")
    if not form.is_bound:
        form = Trend(initial=asked, factors=factors)
    return form, asked


def csv_of(found: Found, name: str) -> HttpResponse:
    """What was found, as a file to keep."""
    response = HttpResponse(found_csv(found), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return response
