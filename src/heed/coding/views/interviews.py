"""Interviews: the list, a new record, holding one, and what was said in it."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from heed.coding import actions
from heed.coding.errors import InterviewRefused
from heed.coding.forms.interviews import RecordInterview, WritePaper
from heed.coding.models import ByWhom, Contact, Interview, PaperKind
from heed.coding.presenters.interviews import (
    help_for,
    interview_page,
    interview_rows,
    paper_choices,
    paper_name,
)
from heed.coding.queries import interviews as queries
from heed.people.access import Permission, allowed
from heed.people.queries import name_on, names_today
from heed.responses.choices import Decision, Purpose
from heed.ui.forms import Choice, QuestionForm

RESEARCH = Permission.DO_RESEARCH


@allowed(RESEARCH)
@require_safe
def interviews(request: HttpRequest) -> HttpResponseBase:
    """The interviews that this person may work on."""
    rows = interview_rows(queries.interviews_for(request.user))
    papers = [paper_name(one) for one in queries.papers_for(request.user)]
    context = {"page_title": _("Interviews"), "rows": rows, "papers": papers}
    return render(request, "coding/interviews/list.html", context)


@allowed(RESEARCH)
def write_paper(request: HttpRequest) -> HttpResponseBase:
    """Write a topic guide, a distress protocol or a consent wording."""
    places = {str(one.pk): one for one in queries.places_for_interviews(request.user)}
    form = WritePaper(request.POST or None, places=place_choices(places))

    def act(*, place: str, kind: str, **said: Any) -> Any:
        return actions.write_paper(
            by=request.user, place=places[place], kind=PaperKind(kind), **said
        )

    back = reverse("interviews:interviews")
    return filled(request, form, act, _("Write a paper"), back, lambda _made: back)


@allowed(RESEARCH)
def record(request: HttpRequest) -> HttpResponseBase:
    """Open the record of an interview."""
    places = {str(one.pk): one for one in queries.places_for_interviews(request.user)}
    papers = {str(one.pk): one for one in queries.papers_for(request.user)}
    form = RecordInterview(
        request.POST or None,
        places=place_choices(places),
        papers=paper_choices(papers.values()),
    )

    def act(*, place: str, research: str, research_paper: str, **said: Any) -> Any:
        for name in ("guide", "protocol"):
            said[name] = papers.get(said[name])
        asked = (Decision(research), papers.get(research_paper))
        said["contact"] = Contact(said["contact"])
        consent = {Purpose.RESEARCH: asked}
        return actions.record_interview(
            by=request.user, place=places[place], consent=consent, **said
        )

    back = reverse("interviews:interviews")
    return filled(request, form, act, _("Record an interview"), back, address_of)


@allowed(RESEARCH)
@require_safe
def interview(request: HttpRequest, interview: UUID) -> HttpResponseBase:
    """What is known of an interview, and what can be done next."""
    one = interview_or_404(request, interview)
    context = {
        "page_title": _("Interview %(code)s") % {"code": one.code},
        "one": one,
        "rows": interview_page(one, name_on(one.place)),
        "may_store": queries.consents_to(one),
        "voices": one.speakers.order_by("number"),
        "back": reverse("interviews:interviews"),
    }
    return render(request, "coding/interviews/interview.html", context)


@allowed(RESEARCH)
def hold(request: HttpRequest, interview: UUID) -> HttpResponseBase:
    """The topic guide and the distress protocol, with pause and stop at hand."""
    one = interview_or_404(request, interview)
    if request.method == "POST":
        return _ended(request, one)
    context = {
        "page_title": _("Interview %(code)s") % {"code": one.code},
        "one": one,
        "by_whom": ByWhom.choices,
        "back": address_of(one),
    }
    return render(request, "coding/interviews/hold.html", context)


def _ended(request: HttpRequest, one: Interview) -> HttpResponseBase:
    asked_by = request.POST.get("asked_by")
    whom = ByWhom(asked_by if asked_by in ByWhom.values else ByWhom.PARTICIPANT)
    act = request.POST.get("act")
    try:
        if act == "pause":
            actions.pause_interview(by=request.user, interview=one, asked_by=whom)
            return redirect("interviews:hold", one.pk)
        stopped = whom if act == "stop" else None
        actions.end_interview(by=request.user, interview=one, stopped_by=stopped)
    except InterviewRefused:
        return redirect(address_of(one))
    return redirect("interviews:thanks", one.pk)


@allowed(RESEARCH)
@require_safe
def thanks(request: HttpRequest, interview: UUID) -> HttpResponseBase:
    """Words of thanks to read out, and where help is."""
    one = interview_or_404(request, interview)
    context = {
        "page_title": _("Thank you"),
        "one": one,
        "help": help_for(one),
        "back": address_of(one),
    }
    return render(request, "coding/interviews/thanks.html", context)


@allowed(RESEARCH)
def take_back(request: HttpRequest, interview: UUID) -> HttpResponseBase:
    """Take an interview back, at the person's word."""
    one = interview_or_404(request, interview)
    if request.method == "POST" and not one.withdrawn_on:
        actions.withdraw_interview(by=request.user, interview=one)
        return redirect(address_of(one))
    context = {"page_title": _("Take this interview back?"), "back": address_of(one)}
    return render(request, "coding/interviews/take_back.html", context)


def interview_or_404(request: HttpRequest, pk: UUID) -> Interview:
    """An interview that this person may work on."""
    found = queries.interview_for(request.user, pk)
    if found is None:
        raise Http404
    return found


def address_of(interview: Interview) -> str:
    """The page of an interview."""
    return reverse("interviews:interview", args=[interview.pk])


def place_choices(places: dict) -> list[Choice]:
    """Places as answers, by their names of today."""
    names = names_today(list(places.values()))
    return [Choice(pk, names[place.pk]) for pk, place in places.items()]


def filled(
    request: HttpRequest, form: QuestionForm, act: Any, title: str, back: str, to: Any
) -> HttpResponseBase:
    """Show a form; once it is right, act on it and go on."""
    if form.is_bound and form.is_valid():
        try:
            return redirect(to(act(**form.cleaned_data)))
        except InterviewRefused as refusal:
            form.add_error(None, str(refusal))
    context = {"page_title": title, "form": form, "send": title, "back": back}
    status = 422 if form.is_bound else 200
    return render(request, "coding/form.html", context, status=status)
