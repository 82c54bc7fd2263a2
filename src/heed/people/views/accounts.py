"""Accounts: the list, one account with its roles, and inviting somebody."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from heed.foundation import clock
from heed.people import actions, forms, presenters, queries
from heed.people.access import Permission, allowed
from heed.people.models import Account
from heed.people.views.pages import answered, do, fill_in, place_choices

MANAGE = Permission.MANAGE_ACCOUNTS


@allowed(MANAGE)
def accounts(request: HttpRequest) -> HttpResponse:
    """Everybody in this person's organisation."""
    found = queries.accounts_with_postings(_places(request))
    rows = [presenters.account_row(a) for a in found]
    return render(request, "people/accounts.html", {"rows": rows})


@allowed(MANAGE)
def account(request: HttpRequest, account: UUID) -> HttpResponse:
    """One account: its roles, its line, and how to end it."""
    found = _found(request, account)
    shown = presenters.account_page(
        found, queries.named_postings(found), queries.line_above(found)
    )
    return render(request, "people/account.html", {"person": shown})


@allowed(MANAGE)
def invite(request: HttpRequest) -> HttpResponse:
    """Make an account and mail its owner a link."""
    organisation = queries.organisation_of(_places(request).first())
    return fill_in(
        request,
        forms.Invite(answered(request)),
        lambda **v: actions.invite_account(
            by=request.user, organisation=organisation, **v
        ),
        title=_("Invite somebody"),
        send=_("Send the invitation"),
        back=reverse("people:accounts"),
    )


@allowed(MANAGE)
def give_role(request: HttpRequest, account: UUID) -> HttpResponse:
    """Give somebody a role at a place."""
    found = _found(request, account)
    return fill_in(
        request,
        forms.GiveRole(
            answered(request),
            initial={"since": clock.now().date()},
            places=place_choices(request, MANAGE),
        ),
        lambda place, **v: actions.post(
            by=request.user,
            account=found,
            place=queries.place_for(request.user, MANAGE, place),
            **v,
        ),
        title=_("Give %(name)s a role") % {"name": found.name},
        send=_("Give this role"),
        back=_page(found),
    )


@allowed(MANAGE)
def line_manager(request: HttpRequest, account: UUID) -> HttpResponse:
    """Say who manages somebody."""
    found = _found(request, account)
    people = queries.accounts_in(_places(request)).exclude(id=found.id)
    return fill_in(
        request,
        forms.LineManager(
            answered(request),
            initial={"since": clock.now().date()},
            people=[(str(a.id), a.name) for a in people],
        ),
        lambda manager, since: actions.set_line_manager(
            by=request.user,
            account=found,
            manager=people.get(id=manager) if manager else None,
            since=since,
        ),
        title=_("Who manages %(name)s?") % {"name": found.name},
        send=_("Save"),
        back=_page(found),
    )


@require_POST
@allowed(MANAGE)
def end_role(request: HttpRequest, account: UUID, posting: UUID) -> HttpResponse:
    """End one role from today on."""
    found = _found(request, account)
    held = get_object_or_404(
        found.postings.filter(place__in=_places(request)), id=posting
    )
    return do(
        request,
        lambda: actions.unpost(by=request.user, posting=held),
        back=_page(found),
        title=_("This role stays"),
    )


@require_POST
@allowed(MANAGE)
def invite_again(request: HttpRequest, account: UUID) -> HttpResponse:
    """Mail a new link to someone who has not chosen a password yet."""
    found = _found(request, account)
    return do(
        request,
        lambda: actions.invite_again(by=request.user, account=found),
        back=_page(found),
        title=_("No new link"),
    )


@require_POST
@allowed(MANAGE)
def deactivate(request: HttpRequest, account: UUID) -> HttpResponse:
    """End an account from today on."""
    found = _found(request, account)
    return do(
        request,
        lambda: actions.deactivate(by=request.user, account=found),
        back=_page(found),
        title=_("This account stays"),
    )


def _places(request: HttpRequest):
    return queries.places_where(request.user, MANAGE)


def _found(request: HttpRequest, account: UUID) -> Account:
    return get_object_or_404(queries.accounts_in(_places(request)), id=account)


def _page(found: Account) -> str:
    return reverse("people:account", args=[found.id])
