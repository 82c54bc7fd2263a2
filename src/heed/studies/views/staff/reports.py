"""The reports of a study: reading one, taking it out, and filling its blanks."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from heed.people.access import signed_in
from heed.studies import actions, queries
from heed.studies.forms.reports import FillBlank
from heed.studies.presenters.reports import blank_rows, report_page, report_rows
from heed.studies.reports import REPORTS
from heed.studies.reports.checklists import blanks
from heed.studies.views.staff.inside import fill_in, study_or_404
from heed.ui.documents.markdown import as_markdown
from heed.ui.documents.pages import as_page

FORMS = {
    "html": (as_page, "text/html; charset=utf-8"),
    "md": (as_markdown, "text/markdown; charset=utf-8"),
}


@signed_in
@require_safe
def reports(request: HttpRequest, study: str) -> HttpResponseBase:
    """Every report, and what only a person can write in them."""
    it = study_or_404(request, study)
    context = {"page_title": _("Reports"), "study": it}
    context |= {"reports": report_rows(it), "blanks": blank_rows(it)}
    return render(request, "studies/staff/reports.html", context)


@signed_in
@require_safe
def report(request: HttpRequest, study: str, which: str) -> HttpResponseBase:
    """One report as those inside see it; that it was opened is written down."""
    it = study_or_404(request, study)
    if which not in REPORTS:
        raise Http404
    whole = REPORTS[which](it, by=request.user)
    return render(request, "studies/staff/report.html", report_page(it, which, whole))


@signed_in
@require_safe
def report_file(
    request: HttpRequest, study: str, which: str, ending: str
) -> HttpResponseBase:
    """The same as a file."""
    it = study_or_404(request, study)
    if which not in REPORTS or ending not in FORMS:
        raise Http404
    written, kind = FORMS[ending]
    whole = REPORTS[which](it, by=request.user)
    response = HttpResponse(written(whole), content_type=kind)
    name = f"{it.slug}-{which}.{ending}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@signed_in
def fill_blank(request: HttpRequest, study: str, blank: str) -> HttpResponseBase:
    """Write once what every report that asks for it then has."""
    it = study_or_404(request, study)
    if blank not in blanks():
        raise Http404
    start = {"words": queries.written_in(it).get(blank, "")}
    return fill_in(
        request,
        FillBlank(request.POST or None, initial=start),
        lambda words: actions.fill_blank(
            by=request.user, study=it, blank=blank, words=words
        ),
        title=blanks()[blank],
        send=_("Keep it"),
        back=reverse("studies:reports", args=[it.slug]),
    )
