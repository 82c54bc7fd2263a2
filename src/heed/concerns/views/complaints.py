"""Complaints: a list of their own, with clocks of their own."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from heed.concerns import actions, forms, presenters, queries
from heed.concerns.errors import ConcernRefused, ConflictNotDeclared
from heed.concerns.views.pages import (
    answered,
    ask,
    complaint_or_404,
    do,
    names_of,
    page,
    place_name,
)
from heed.people.access import Permission, allowed


@allowed(Permission.READ_WORDS)
@require_safe
def complaints(request: HttpRequest) -> HttpResponse:
    """Every complaint that this account may read."""
    found = queries.complaints_for(request.user)
    names = names_of(one.concern.place for one in found)
    rows = presenters.complaint_rows(found, names)
    return page(request, "complaints", rows=rows)


@allowed(Permission.READ_WORDS)
@require_safe
def complaint(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One complaint; its words are opened with the concern they belong to."""
    found = complaint_or_404(request, pk)
    shown = presenters.complaint_page(found, place_name(found.concern.place))
    return page(request, "complaint", complaint=found, shown=shown)


@allowed(Permission.REPLY)
@require_POST
def acknowledge(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Say that the complaint was received."""
    found = complaint_or_404(request, pk)
    return do(
        request,
        lambda: actions.acknowledge_complaint(by=request.user, complaint=found),
        back=_page(pk),
        title=_("Acknowledge the complaint"),
    )


@allowed(Permission.REPLY)
def answer(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Answer a complaint."""
    found = complaint_or_404(request, pk)
    return ask(
        request,
        forms.Answer(answered(request)),
        lambda words: actions.answer_complaint(
            by=request.user, complaint=found, words=words
        ),
        title=_("Answer the complaint"),
        send=_("Send the answer"),
        back=_page(pk),
    )


@allowed(Permission.OPEN_ORIGINALS)
@require_safe
def words(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Read a complaint, also where the words beside it were taken back."""
    found = complaint_or_404(request, pk)
    try:
        opened = actions.open_complaint(by=request.user, complaint=found)
    except ConflictNotDeclared:
        before = reverse("concerns:conflict", args=[found.concern_id])
        return redirect(f"{before}?complaint")
    return page(request, "complaint_words", complaint=found, words=opened)


@allowed(Permission.REPLY)
@require_POST
def contact(request: HttpRequest, pk: UUID) -> HttpResponse:
    """How to reach the person who complained."""
    found = complaint_or_404(request, pk)
    try:
        reach = actions.open_complaint_contact(by=request.user, complaint=found)
    except ConcernRefused as error:
        return page(
            request,
            "refused",
            status=422,
            page_title=_("This cannot be opened"),
            refusal=presenters.refusal(error),
            back=_page(pk),
        )
    return page(request, "complaint_contact", complaint=found, reach=reach)


def _page(pk: UUID) -> str:
    return reverse("concerns:complaint", args=[pk])
