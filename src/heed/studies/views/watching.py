"""Watching a survey while it is answered, and saying whom it expected to hear."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from heed.foundation.spreadsheets.sheets import SheetRow, SpreadsheetRefused
from heed.studies.formats.reference_shares import ShareProblem
from heed.studies.inviting import kept_for_a_moment
from heed.studies.views.entering import Inside, inside_a_study
from heed.studies.watching import watch
from heed.studies.watching.expecting import (
    comparable,
    lines_of_file,
    say_expected,
    typed_lines,
)
from heed.studies.watching.forms import ExpectedForm
from heed.studies.watching.page import watch_page


@require_safe
@inside_a_study
def survey(request: HttpRequest, it: Inside) -> HttpResponse:
    """Who answered so far, how far people went, and who has not been heard."""
    page = watch_page(watch(it.fieldwork))
    context = {"page_title": _("How it is going"), "page": page, "slugs": it.slugs}
    return render(request, "studies/watch/survey.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@inside_a_study
def expected(request: HttpRequest, it: Inside) -> HttpResponse:
    """Say whom the study expected to hear, from a file or typed."""
    form = ExpectedForm(request.POST or None, request.FILES or None)
    problems: list[ShareProblem] = []
    if form.is_bound and form.is_valid():
        said = form.cleaned_data
        try:
            problems = say_expected(
                by=request.user,
                study=it.study,
                fieldwork=it.fieldwork,
                source=said["source"],
                dated=said["dated"],
                lines=_lines(said),
            ).problems
        except SpreadsheetRefused as refused:
            form.add_error("file", str(refused))
        if not problems and not form.errors:
            return redirect(reverse("watch:survey", args=it.slugs))
    context = {
        "page_title": _("Whom you expected to hear"),
        "form": form,
        "problems": [[o.row, o.column, f"{o.problem} {o.remedy}"] for o in problems],
        "known": comparable(it.fieldwork),
        "slugs": it.slugs,
    }
    status = 422 if problems or form.errors else 200
    return render(request, "studies/watch/expected.html", context, status=status)


def _lines(said: dict) -> list[SheetRow]:
    if not said["file"]:
        return list(typed_lines(said["typed"]))
    with kept_for_a_moment(said["file"]) as path:
        return lines_of_file(path)
