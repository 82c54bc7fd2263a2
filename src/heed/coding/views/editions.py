"""Publishing what a project found, for its lead."""

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from heed.coding import actions
from heed.coding.errors import EditionRefused
from heed.coding.forms.publishing import Publish, TakeBack
from heed.coding.models import Coder
from heed.coding.presenters.editions import factor_parts, lead_rows
from heed.coding.queries import editions as queries
from heed.coding.views.inside import (
    asks_before_others_are_seen,
    fill_in,
    leading_seat_or_404,
)
from heed.people.access import Permission, allowed


@allowed(Permission.CODE_TEXTS)
@asks_before_others_are_seen
def editions(request: HttpRequest, project: str) -> HttpResponseBase:
    """Every edition of a project, and the next one: looked at first, or published."""
    seat = leading_seat_or_404(request, project)
    form, refusal, looked = Publish(request.POST or None), "", None
    if form.is_bound and form.is_valid():
        try:
            if "publish" in request.POST:
                _publish(seat, form)
                return redirect("coding:editions", project)
            looked = factor_parts(actions.look_first(by=seat, choice=form.cut))
        except EditionRefused as refused:
            refusal = str(refused)
    rows = lead_rows(queries.editions_of(seat.project))
    context = {"page_title": _("Findings for others"), "project": seat.project}
    context |= {"form": form, "refusal": refusal, "looked": looked, "rows": rows}
    status = 422 if refusal or (form.is_bound and not form.is_valid()) else 200
    return render(request, "coding/editions.html", context, status=status)


@allowed(Permission.CODE_TEXTS)
def take_back(request: HttpRequest, project: str, number: int) -> HttpResponseBase:
    """Take an edition back, with a reason."""
    seat = leading_seat_or_404(request, project)
    edition = queries.edition_numbered(seat.project, number)
    if edition is None or edition.taken_back_on:
        raise Http404
    return fill_in(
        request,
        TakeBack(request.POST or None),
        lambda why: actions.take_back_edition(by=seat, edition=edition, why=why),
        title=_("Take edition %(number)s back") % {"number": number},
        send=_("Take it back"),
        back=reverse("coding:editions", args=[project]),
        about=_("Findings for others"),
    )


def _publish(seat: Coder, form: Publish) -> None:
    about = form.cleaned_data["about"]
    actions.publish_findings(by=seat, choice=form.cut, about=about)
