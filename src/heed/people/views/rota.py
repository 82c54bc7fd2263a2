"""The rota of a place: who is on call, where it has gaps, when words are read."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from heed.foundation import clock
from heed.people import actions, forms, presenters, queries
from heed.people.access import Permission, allowed, signed_in
from heed.people.models import Place, ReadingHours
from heed.people.views.pages import answered, fill_in

PLAN = Permission.PLAN_ROTA
SEES = (PLAN, Permission.READ_WORDS, Permission.SEE_WARD_VIEW)


@signed_in
def rota(request: HttpRequest, code: str) -> HttpResponse:
    """Who is on call at a place, with its gaps and the hours that its pages say."""
    found = queries.place_for(request.user, SEES, code)
    may_plan = queries.places_where(request.user, PLAN).filter(id=found.id).exists()
    shown = presenters.rota_page(found, queries.rota_facts(found), may_plan=may_plan)
    return render(request, "people/rota.html", {"rota": shown})


@allowed(PLAN)
def plan(request: HttpRequest, code: str) -> HttpResponse:
    """Put someone on call each week."""
    found = queries.place_for(request.user, PLAN, code)
    people = queries.accounts_in(Place.objects.filter(id=found.id))
    form = forms.OnCall(
        answered(request),
        initial={"since": clock.now().date()},
        people=[(str(a.id), a.name) for a in people],
    )
    return fill_in(
        request,
        form,
        lambda account, **v: actions.plan_rota(
            by=request.user, place=found, account=people.get(id=account), **v
        ),
        title=_("Put someone on call"),
        send=_("Put them on call"),
        back=_page(found),
    )


@require_POST
@allowed(PLAN)
def end(request: HttpRequest, code: str, pattern: UUID) -> HttpResponse:
    """End a weekly turn from today on."""
    found = queries.place_for(request.user, PLAN, code)
    patterns, _shifts = queries.rota_of(found)
    planned = get_object_or_404(
        patterns.filter(place__in=queries.places_where(request.user, PLAN)), id=pattern
    )
    actions.end_pattern(by=request.user, pattern=planned)
    return redirect(_page(found))


@allowed(PLAN)
def instead(request: HttpRequest, code: str) -> HttpResponse:
    """Put someone else, or nobody, on call between two moments."""
    found = queries.place_for(request.user, PLAN, code)
    people = queries.accounts_in(Place.objects.filter(id=found.id))
    today = queries.local_day(found, clock.now())

    def act(*, account: str, **given: Any) -> None:
        actions.plan_exception(
            by=request.user,
            place=found,
            role=given["role"],
            account=people.get(id=account) if account else None,
            starts=queries.moment_at(found, given["first_day"], given["starts"]),
            ends=queries.moment_at(found, given["last_day"], given["ends"]),
        )

    return fill_in(
        request,
        forms.OnCallInstead(
            answered(request),
            initial={"first_day": today, "last_day": today},
            people=[(str(a.id), a.name) for a in people],
        ),
        act,
        title=_("Plan an exception"),
        done=_("It is planned. Look below for gaps."),
        send=_("Save"),
        back=_page(found),
    )


@require_POST
@allowed(PLAN)
def as_usual(request: HttpRequest, code: str, shift: UUID) -> HttpResponse:
    """Take an exception away, so that the weekly rota holds again."""
    found = queries.place_for(request.user, PLAN, code)
    _patterns, shifts = queries.rota_of(found)
    planned = get_object_or_404(
        shifts.filter(place__in=queries.places_where(request.user, PLAN)), id=shift
    )
    actions.remove_exception(by=request.user, shift=planned)
    return redirect(_page(found))


@allowed(PLAN)
def hours(request: HttpRequest, code: str) -> HttpResponse:
    """Say in which hours words are read."""
    found = queries.place_for(request.user, PLAN, code)
    return fill_in(
        request,
        forms.Reading(
            answered(request),
            initial=presenters.as_answers(queries.reading_hours(found)),
        ),
        lambda weekdays, **v: actions.set_reading_hours(
            by=request.user,
            place=found,
            hours=[ReadingHours(weekday=day, **v) for day in weekdays],
        ),
        title=_("When words are read"),
        send=_("Save"),
        back=_page(found),
    )


def _page(found: Place) -> str:
    return reverse("people:rota", args=[found.code])
