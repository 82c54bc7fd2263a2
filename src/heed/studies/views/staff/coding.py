"""Letting a survey's words be coded."""

from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _

from heed.coding.queries.projects import seats_that_settle
from heed.people.access import Permission, allowed
from heed.studies.coded import let_words_in
from heed.studies.forms.fieldwork import CodeWords
from heed.studies.views.staff.inside import fieldwork_or_404, fill_in, study_or_404
from heed.ui.forms import Choice


@allowed(Permission.DO_RESEARCH)
def code_words(request: HttpRequest, study: str, fieldwork: str) -> HttpResponseBase:
    """Choose a coding project that one leads; the survey's edited copies come in."""
    it = study_or_404(request, study)
    found = fieldwork_or_404(it, fieldwork)
    seats = {one.project.slug: one for one in seats_that_settle(request.user)}
    form = CodeWords(
        request.POST or None,
        projects=[Choice(slug, one.project.title) for slug, one in seats.items()],
    )
    return fill_in(
        request,
        form,
        lambda project: let_words_in(
            by=request.user, study=it, fieldwork=found, coder=seats[project]
        ),
        title=_("Code the words of this survey"),
        send=_("Let them come in"),
        back=reverse("studies:fieldwork", args=[it.slug, found.slug]),
        about=found.title,
        to=lambda source: reverse("coding:project", args=[source.project.slug]),
    )
