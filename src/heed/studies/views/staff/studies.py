"""Studies: those that one works inside, a new one, and one of them."""

from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from heed.people.access import Permission, allowed, may, signed_in
from heed.studies import actions, queries
from heed.studies.forms.studies import Join, OpenStudy
from heed.studies.models import Sampling, StudyMember
from heed.studies.presenters.reading import waiting_sentence
from heed.studies.presenters.studies import study_page, study_rows
from heed.studies.views.staff.inside import fill_in, study_or_404

RESEARCH = Permission.DO_RESEARCH


@signed_in
@require_safe
def studies(request: HttpRequest) -> HttpResponseBase:
    """The studies that this person works inside."""
    rows = study_rows(queries.studies_of(request.user))
    context = {"page_title": _("Studies"), "rows": rows}
    context["may_open"] = may(request.user, RESEARCH)
    return render(request, "studies/staff/studies.html", context)


@allowed(RESEARCH)
def open_study(request: HttpRequest) -> HttpResponseBase:
    """Open a study; whoever opens it works inside it."""

    def act(*, slug: str, title: str, sampling: str) -> Any:
        return actions.open_study(
            by=request.user,
            slug=slug,
            title=title,
            sampling=Sampling(sampling),
            fieldworks=[],
        )

    return fill_in(
        request,
        OpenStudy(request.POST or None),
        act,
        title=_("Open a study"),
        send=_("Open the study"),
        back=reverse("studies:studies"),
        to=lambda study: reverse("studies:study", args=[study.slug]),
    )


@signed_in
@require_safe
def study(request: HttpRequest, study: str) -> HttpResponseBase:
    """One study: its fieldworks, questionnaires, tables, exports and members."""
    it = study_or_404(request, study)
    context = study_page(it)
    context["waiting"] = waiting_sentence(queries.fieldworks_of(it))
    return render(request, "studies/staff/study.html", context)


@signed_in
def join(request: HttpRequest, study: str) -> HttpResponseBase:
    """Let a colleague work inside the study, and so open its rows."""
    it = study_or_404(request, study)
    people = {str(one.id): one for one in queries.could_join(it)}

    def act(*, account: str) -> StudyMember:
        return actions.join_study(by=request.user, study=it, account=people[account])

    return fill_in(
        request,
        Join(request.POST or None, people=people.values()),
        act,
        title=_("Let a colleague work inside the study"),
        send=_("Let them in"),
        back=reverse("studies:study", args=[it.slug]),
        about=it.title,
    )
