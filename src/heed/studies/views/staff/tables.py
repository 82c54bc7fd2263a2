"""The tables that a study promised: planning one, and opening one."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from heed.people.access import Permission, signed_in
from heed.responses.choices import Group
from heed.studies import actions, queries
from heed.studies.errors import StudyRefused
from heed.studies.forms.studies import PlanTable
from heed.studies.models import Base, PlannedTable
from heed.studies.presenters.studies import questions_of
from heed.studies.presenters.tables import table_page
from heed.studies.tables import table_inside
from heed.studies.views.staff.inside import fill_in, study_or_404
from heed.studies.weighting.making import weighting_named
from heed.studies.weighting.tables import weighted_inside

RESEARCH = Permission.DO_RESEARCH


@signed_in
def plan_table(request: HttpRequest, study: str) -> HttpResponseBase:
    """Promise a table: one question, over groups taken together, on a named base."""
    it = study_or_404(request, study)

    def act(*, groups: list[str], base: str, **said: Any) -> Any:
        return actions.plan_table(
            by=request.user,
            study=it,
            groups=[Group(group) for group in groups],
            base=Base(base),
            **said,
        )

    return fill_in(
        request,
        PlanTable(request.POST or None, questions=questions_of(it)),
        act,
        title=_("Plan a table"),
        send=_("Plan it"),
        back=reverse("studies:study", args=[it.slug]),
        about=it.title,
    )


@signed_in
@require_safe
def table(request: HttpRequest, study: str, table: str) -> HttpResponseBase:
    """A table as those inside see it; that it was opened is written down."""
    it = study_or_404(request, study)
    planned = queries.table_in(it, table)
    if planned is None:
        raise Http404
    asked = request.GET.get("base", "")
    base = asked if asked in Base.values else ""
    try:
        page = _page(request, planned, base)
    except StudyRefused as refusal:
        context = {"page_title": planned.title, "refusal": str(refusal), "study": it}
        return render(request, "studies/staff/refused.html", context, status=409)
    return render(request, "studies/staff/table.html", page)


def _page(request: HttpRequest, planned: PlannedTable, base: str) -> dict[str, Any]:
    """The table as it was asked for: plain, without those set aside, or weighted."""
    slug = request.GET.get("weights", "")
    if slug:
        weighting = weighting_named(planned.study, slug)
        shown = weighted_inside(planned, weighting, by=request.user, base=base)
        return table_page(shown.plain, shown)
    leave_out = "without" in request.GET
    return table_page(
        table_inside(planned, by=request.user, base=base, leave_out_set_aside=leave_out)
    )
