"""Decisions about a concern."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from heed.concerns import actions, forms, queries
from heed.concerns.views.pages import (
    answered,
    ask,
    concern_or_404,
    cover_of,
    words_of,
)
from heed.people.access import Permission, allowed


@allowed(Permission.READ_WORDS)
def grade(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Grade harm, beside what the writer said."""
    concern = concern_or_404(request, pk)
    return ask(
        request,
        forms.Grade(answered(request)),
        lambda **v: actions.grade_harm(by=request.user, concern=concern, **v),
        title=_("Grade the harm"),
        send=_("Add this grade"),
        back=words_of(concern),
    )


@allowed(Permission.DECIDE_DUTY)
def candour(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Decide about the duty of candour."""
    concern = concern_or_404(request, pk)
    asked = [table.table for table in queries.candour_asked(concern)]
    return ask(
        request,
        forms.Candour(answered(request), initial={"table": next(iter(asked), None)}),
        lambda **v: actions.decide_candour(by=request.user, concern=concern, **v),
        title=_("Decide about the duty of candour"),
        send=_("Record this decision"),
        back=words_of(concern),
    )


@allowed(Permission.MANAGE_PLACES)
def provider(request: HttpRequest) -> HttpResponse:
    """Say which thresholds of the duty of candour hold."""
    known = queries.provider_of(request.user.organisation)
    return ask(
        request,
        forms.Provider(answered(request), initial={"table": known}),
        lambda table: actions.say_provider(by=request.user, table=table),
        title=_("The duty of candour here"),
        send=_("Save"),
        back=reverse("people:places"),
    )


@allowed(Permission.DECIDE_DUTY)
def duty(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Decide what a danger demands."""
    concern = concern_or_404(request, pk)
    return ask(
        request,
        forms.Duty(answered(request)),
        lambda **v: actions.decide_duty_to_act(by=request.user, concern=concern, **v),
        title=_("Decide what has to be done"),
        send=_("Record this decision"),
        back=words_of(concern),
        template="duty",
        place=concern.place,
    )


@allowed(Permission.READ_WORDS)
def staff(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Record whom it is about."""
    concern = concern_or_404(request, pk)
    accounts = queries.accounts_to_name(concern)
    known = {str(account.id): account for account in accounts}
    return ask(
        request,
        forms.StaffConcerned(answered(request), accounts=accounts),
        lambda accounts: actions.record_staff_concerned(
            by=request.user,
            concern=concern,
            accounts=[known[one] for one in accounts],
        ),
        title=_("Whom is it about?"),
        send=_("Record this"),
        back=cover_of(concern),
    )


@allowed(Permission.READ_WORDS)
def outside(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Send it to the two roles outside the line."""
    concern = concern_or_404(request, pk)
    return ask(
        request,
        forms.Outside(answered(request)),
        lambda topics: actions.move_outside(
            by=request.user, concern=concern, topics=topics
        ),
        title=_("Have it read outside the line"),
        send=_("Send it to them"),
        back=words_of(concern),
        after=reverse("concerns:queue"),
    )
