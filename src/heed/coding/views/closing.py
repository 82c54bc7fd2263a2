"""Closing a project, opening it again, and ending somebody's part, for its lead."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from heed.coding import actions
from heed.coding.errors import CodingRefused
from heed.coding.models import Coder
from heed.coding.presenters.ending import closing_page, ending_page, reopening_page
from heed.coding.queries.ending import person_in
from heed.coding.views.inside import leading_seat_or_404
from heed.people.access import Permission, allowed


@allowed(Permission.CODE_TEXTS)
def close(request: HttpRequest, project: str) -> HttpResponseBase:
    """Close a project, after reading what that does and what is still open."""
    seat = leading_seat_or_404(request, project)
    if seat.project.closed_on:
        return redirect("coding:project", project)
    done = _("It is closed. You can open it again on this page.")
    act, page = actions.close_project, closing_page
    return _asked(request, seat, lambda: act(by=seat), lambda: page(seat), done)


@allowed(Permission.CODE_TEXTS)
def reopen(request: HttpRequest, project: str) -> HttpResponseBase:
    """Open a closed project again, after reading what that does."""
    seat = leading_seat_or_404(request, project)
    if not seat.project.closed_on:
        return redirect("coding:project", project)
    done, act, page = _("It is open again."), actions.reopen_project, reopening_page
    return _asked(request, seat, lambda: act(by=seat), lambda: page(seat), done)


@allowed(Permission.CODE_TEXTS)
def end(request: HttpRequest, project: str, coder: UUID) -> HttpResponseBase:
    """End somebody's part, after reading what that does."""
    seat, person = _person_or_404(request, project, coder)
    if person.until:
        return redirect("coding:project", project)
    done = _("Their part has ended. You can let them take it up again on this page.")
    return _asked(
        request,
        seat,
        lambda: actions.end_coder(by=seat, coder=person),
        lambda: ending_page(person),
        done,
    )


@allowed(Permission.CODE_TEXTS)
@require_POST
def take_up(request: HttpRequest, project: str, coder: UUID) -> HttpResponseBase:
    """Let somebody whose part ended go on."""
    seat, person = _person_or_404(request, project, coder)
    try:
        if person.until:
            actions.take_up_again(by=seat, coder=person)
            messages.success(request, _("They go on where they were."))
    except CodingRefused as refusal:
        messages.error(request, str(refusal))
    return redirect("coding:project", project)


def _person_or_404(
    request: HttpRequest, project: str, coder: UUID
) -> tuple[Coder, Coder]:
    seat = leading_seat_or_404(request, project)
    person = person_in(seat.project, coder)
    if person is None:
        raise Http404
    return seat, person


def _asked(
    request: HttpRequest,
    seat: Coder,
    act: Callable[[], Any],
    page: Callable[[], dict[str, Any]],
    done: str,
) -> HttpResponseBase:
    """Say first what an act does; once it was confirmed, act and go back."""
    refusal = ""
    if request.method == "POST":
        try:
            act()
        except CodingRefused as refused:
            refusal = str(refused)
        else:
            messages.success(request, done)
            # Who ended their own part finds the project no more.
            is_own = request.resolver_match.kwargs.get("coder") == seat.pk
            return redirect(*(["coding:projects"] if is_own else _to(seat)))
    context = page() | {"refusal": refusal}
    status = 422 if refusal else 200
    return render(request, "coding/ending.html", context, status=status)


def _to(seat: Coder) -> list[str]:
    return ["coding:project", seat.project.slug]
