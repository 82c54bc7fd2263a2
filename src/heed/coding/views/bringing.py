"""A project of another program comes in: its file, a look at it, and a decision."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from heed.coding import actions
from heed.coding.brought_files import LARGEST
from heed.coding.came import Report
from heed.coding.choices import BringState
from heed.coding.errors import CodingRefused, FileIsTooLarge, IsACodebook
from heed.coding.forms.bringing import ChooseFile, CountedSo, Decide
from heed.coding.forms.projects import NOTE
from heed.coding.models import BroughtFile
from heed.coding.presenters import bringing as presenters
from heed.coding.queries import brought as queries
from heed.instruments.formats.naming import slug_from
from heed.people.access import Permission, allowed
from heed.people.queries import names_today
from heed.ui.forms import Choice

LEAD = Permission.LEAD_CODING
TEMPLATES = "coding/bringing"


@allowed(LEAD)
def bring_project(request: HttpRequest) -> HttpResponseBase:
    """Choose the file; it is kept sealed, and read soon."""
    form = ChooseFile(request.POST or None, request.FILES or None)
    if request.method == "POST":
        form = ChooseFile(request.POST, request.FILES)
    is_codebook = False
    if form.is_bound and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            brought = actions.take_file(
                by=request.user, name=file.name or "", content=file.read()
            )
        except CodingRefused as refusal:
            form.add_error("file", str(refusal))
            is_codebook = isinstance(refusal, IsACodebook)
        else:
            return redirect("coding:brought", brought.pk)
    context = {
        "page_title": _("Bring in a project of another program"),
        "form": form,
        "back": reverse("coding:projects"),
        "is_codebook": is_codebook,
        "refusal": _refused(request.GET.get("refused", "")),
        "waiting": presenters.waiting_rows(queries.brought_by(request.user)),
    }
    status = 422 if form.is_bound else 200
    return render(request, f"{TEMPLATES}/choose.html", context, status=status)


def _refused(why: str) -> str:
    """What the server says in the page's place where it did not take a file."""
    if why == "too-large":
        return str(FileIsTooLarge(LARGEST))
    if why == "busy":
        return _("Other large files come in just now. Choose yours again in a minute.")
    return ""


@allowed(LEAD)
def brought(request: HttpRequest, brought: UUID) -> HttpResponseBase:
    """How far a file is; where it waits for a decision, what came, and the decision."""
    one = file_or_404(request, brought)
    report = queries.report_of(one)
    if one.state == BringState.READ and report.came:
        return _decide(request, one, report)
    if request.method == "POST":  # tapped twice
        return redirect("coding:brought", one.pk)
    back = {"back": reverse("coding:projects")}
    if one.state == BringState.DONE:
        context = presenters.done_page(one, report) | back
        return render(request, f"{TEMPLATES}/done.html", context)
    if one.state == BringState.REFUSED:
        context = {"page_title": _("The file could not be read"), "brought": one}
        context |= back | {"why": report.refusal, "is_codebook": report.is_codebook}
        return render(request, f"{TEMPLATES}/refused.html", context)
    return render(
        request, f"{TEMPLATES}/on_its_way.html", presenters.on_its_way(one) | back
    )


def _decide(request: HttpRequest, one: BroughtFile, report: Report) -> HttpResponseBase:
    form = _form(request, one, report)
    if form.is_bound and form.is_valid():
        try:
            actions.decide(brought=one, said=form.cleaned_data)
        except CodingRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect("coding:brought", one.pk)
    context = presenters.came_page(one, report)
    context |= {"form": form, "back": reverse("coding:projects")}
    if report.came.doubts or one.counting:
        context["counted_so"] = CountedSo(initial={"counting": one.counting})
    status = 422 if form.is_bound else 200
    return render(request, f"{TEMPLATES}/came.html", context, status=status)


def _form(request: HttpRequest, one: BroughtFile, report: Report) -> Decide:
    by, came = request.user, report.came
    places = queries.places_to_lead(by)
    names = names_today(places)
    fitting = queries.frameworks_that_fit(by, came)
    initial = {
        "title": came.name,
        "slug": slug_from(came.name)[:60],
        "content_note": NOTE,
        "purpose": "research",
        "place": queries.usual_place(by),
    }
    return Decide(
        request.POST or None,
        initial=initial | queries.chosen_of(one),
        places=[Choice(p.code, names[p.id]) for p in places],
        has_codes=bool(came.codes),
        frameworks=[Choice(str(f.pk), f"{f.title}, {f.version}") for f in fitting],
        people=[presenters.named(person.name) for person in came.people],
        accounts=queries.could_be_coders(by),
    )


@allowed(LEAD)
@require_POST
def read_again(request: HttpRequest, brought: UUID) -> HttpResponseBase:
    """Read the file anew, counted as somebody knows it was."""
    one = file_or_404(request, brought)
    form = CountedSo(request.POST)
    if form.is_valid():
        actions.read_again(brought=one, counting=form.cleaned_data["counting"])
    else:
        messages.warning(request, _("Choose a way of counting."))
    return redirect("coding:brought", one.pk)


@allowed(LEAD)
@require_POST
def discard(request: HttpRequest, brought: UUID) -> HttpResponseBase:
    """Remove a file, or the list of whose label is whose."""
    actions.discard(brought=file_or_404(request, brought))
    messages.success(request, _("The file and what was read of it are removed."))
    return redirect("coding:projects")


@allowed(LEAD)
@require_safe
def lost(request: HttpRequest, brought: UUID) -> HttpResponse:
    """All that is not carried as it was, as CSV."""
    report = queries.report_of(file_or_404(request, brought))
    content = presenters.lost_csv(report.lost)
    response = HttpResponse(content, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="not-carried.csv"'
    return response


def file_or_404(request: HttpRequest, pk: UUID) -> BroughtFile:
    """A file, for whoever brought it alone."""
    found: Any = queries.file_brought_by(request.user, pk)
    if found is None:
        raise Http404
    return found
