"""The queue, one concern's cover, who was called, and looking after oneself."""

from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from heed.concerns import actions, forms, presenters, queries
from heed.concerns.access import has_declared
from heed.concerns.models import Concern
from heed.concerns.views.pages import (
    answered,
    ask,
    concern_or_404,
    cover_of,
    do,
    names_of,
    page,
    place_name,
    uuid_or_none,
    words_of,
)
from heed.people.access import Permission, allowed

READ = Permission.READ_WORDS


@allowed(READ)
@require_safe
def queue(request: HttpRequest) -> HttpResponse:
    """Everything that waits, oldest first; what must be read now stands on top too."""
    after = queries.Position.read(request.GET.get("after", ""))
    desk = queries.desk_for(request.user, after)
    names = names_of(c.place for c in [*desk.now, *desk.page.concerns])
    return page(
        request,
        "queue",
        strip=presenters.cards(desk.now, names),
        more_now=desk.more_now,
        cards=presenters.cards(desk.page.concerns, names),
        next_url=f"?{urlencode({'after': desk.page.after})}" if desk.page.after else "",
        is_first=after is None,
    )


@allowed(READ)
@require_safe
def concern(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A concern before its words are opened."""
    found = concern_or_404(request, pk)
    return page(
        request,
        "concern",
        cover=presenters.cover_page(found, place_name(found.place)),
        concern=found,
        has_declared=has_declared(request.user, found),
    )


@allowed(READ)
@require_POST
def acknowledge(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Say that one has seen that it came."""
    found = concern_or_404(request, pk)
    return do(
        request,
        lambda: actions.acknowledge(by=request.user, concern=found),
        back=cover_of(found),
        title=_("Acknowledge"),
    )


@allowed(READ)
def conflict(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Ask whether a reader stands too close, before anything is opened."""
    found = concern_or_404(request, pk)
    form = forms.Conflict(answered(request))
    if form.is_bound and form.is_valid():
        is_close = form.cleaned_data["close"] == "yes"
        actions.declare_conflict(by=request.user, concern=found, has_conflict=is_close)
        return redirect("concerns:kept_out" if is_close else _after(request, found))
    return ask(
        request,
        form,
        lambda **_answers: None,
        title=_("Before you open it"),
        send=_("Continue"),
        back=cover_of(found),
    )


def _after(request: HttpRequest, found: Concern) -> str:
    """Where a reader was going: to the words, a report or a complaint."""
    report = queries.report_for(request.user, uuid_or_none(request.GET.get("report")))
    if report is not None:
        return reverse("concerns:report", args=[report.pk])
    if "complaint" in request.GET and hasattr(found, "complaint"):
        return reverse("concerns:complaint_words", args=[found.complaint.pk])
    return words_of(found)


@allowed(READ)
@require_safe
def kept_out(request: HttpRequest) -> HttpResponse:
    """What a reader sees who declared a conflict: someone else reads it."""
    return page(request, "kept_out")


@allowed(READ)
@require_safe
def escalations(request: HttpRequest) -> HttpResponse:
    """What is late, who was called, and whether the clocks are watched."""
    late = queries.overdue_for(request.user)
    calls = queries.escalations_for(request.user)
    places = [one.concern.place for one in late]
    names = names_of([*places, *(c.clock.concern.place for c in calls)])
    return page(
        request,
        "escalations",
        late=presenters.late_rows(late, names),
        calls=presenters.escalation_rows(calls, names),
        health=queries.clock_health_for(request.user),
    )


@allowed(READ)
@require_safe
def care(request: HttpRequest) -> HttpResponse:
    """Looking after oneself as a reader, and after readers who asked to talk."""
    return page(
        request,
        "care",
        hard=queries.hard_in_a_row(request.user),
        debriefs=queries.debriefs_waiting(request.user),
    )


@allowed(READ)
@require_POST
def debrief(request: HttpRequest) -> HttpResponse:
    """Ask to talk with someone."""
    actions.ask_for_debrief(by=request.user)
    return redirect("concerns:care")


@allowed(Permission.READ_ALLEGATIONS)
@require_POST
def debriefed(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Say that the talk took place."""
    for one in queries.debriefs_waiting(request.user):
        if one.pk == pk:
            actions.record_debrief(by=request.user, debrief=one)
    return redirect("concerns:care")
