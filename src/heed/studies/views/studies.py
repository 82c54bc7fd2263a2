"""The studies that somebody works inside."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from heed.people.access import signed_in
from heed.studies.presenters import study_rows
from heed.studies.queries import studies_of


@require_safe
@signed_in
def studies(request: HttpRequest) -> HttpResponse:
    """Every study that this person works inside, with its surveys."""
    rows = study_rows(studies_of(request.user))
    context = {"page_title": _("Studies"), "rows": rows}
    return render(request, "studies/studies.html", context)
