"""Harm for having spoken up: read by the leads, apart from the words it came after."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from heed.concerns import actions, presenters, queries
from heed.concerns.choices import State
from heed.concerns.errors import ConcernRefused, ConflictNotDeclared
from heed.concerns.views.pages import names_of, page, place_name
from heed.people.access import Permission, allowed

LEAD = Permission.READ_ALLEGATIONS


@allowed(LEAD)
@require_safe
def reports(request: HttpRequest) -> HttpResponse:
    """Every report that this account may read, unread ones first."""
    found = queries.reports_waiting(request.user)
    names = names_of(one.concern.place for one in found)
    return page(request, "reports", rows=presenters.report_rows(found, names))


@allowed(LEAD)
@require_safe
def report(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Read one report; the opening is recorded, and its clock stops."""
    found = queries.report_for(request.user, pk)
    if found is None:
        raise Http404
    try:
        words = actions.open_report(by=request.user, report=found)
    except ConflictNotDeclared:
        before = reverse("concerns:conflict", args=[found.concern_id])
        return redirect(f"{before}?report={pk}")
    except ConcernRefused as error:
        return page(
            request,
            "refused",
            status=422,
            page_title=_("This cannot be opened"),
            refusal=presenters.refusal(error),
            back=reverse("concerns:reports"),
        )
    return page(
        request,
        "report",
        concern=found.concern,
        place=place_name(found.concern.place),
        told_on=presenters.told_on(found),
        words=words,
        is_withdrawn=found.concern.state == State.WITHDRAWN,
    )
