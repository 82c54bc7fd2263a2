"""Accounts begin with an invitation and end on a day."""

from datetime import date

from allauth.account.models import EmailAddress
from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.contrib.auth.tokens import PasswordResetTokenGenerator
from django.core.mail import send_mail
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from heed.people.access import postings_on
from heed.people.actions.records import record_account, today
from heed.people.errors import AccountRefused
from heed.people.models import Account, Place, RoleName, RotaPattern
from heed.people.queries import account_by_email, holders
from heed.safeguards.audit import Event


class InvitationTokens(PasswordResetTokenGenerator):
    """Links that work until a password is chosen, and for three days at most.

    A link holds no row of its own: it is made from the account, and choosing a
    password changes the account, so that each link works once.
    """

    key_salt = "heed.people.invitations"


invitation_tokens = InvitationTokens()


@transaction.atomic
def invite_account(
    *,
    by: Account,
    organisation: Place,
    email: str,
    name: str,
    role_title: str,
    active_from: date | None = None,
) -> Account:
    """Make an account and mail its owner a link with which to choose a password."""
    account = make_account(
        organisation,
        email=email,
        name=name,
        role_title=role_title,
        active_from=active_from,
    )
    record_account(by.id, account, Event.ACCOUNT_MADE)
    transaction.on_commit(lambda: mail_invitation(account), robust=True)
    return account


@transaction.atomic
def invite_again(*, by: Account, account: Account) -> None:
    """Mail a new link to someone who has not chosen a password yet."""
    if account.has_usable_password():
        raise AccountRefused("This person has already chosen a password.")
    record_account(by.id, account, Event.ACCOUNT_MADE, again=True)
    transaction.on_commit(lambda: mail_invitation(account), robust=True)


@transaction.atomic
def accept_invitation(*, account: Account, token: str, password: str) -> Account:
    """Choose the password of an invited account; the link does not work again."""
    locked = Account.objects.select_for_update().get(id=account.id)
    if not is_invited(locked, token):
        raise AccountRefused(
            "This link has been used or is too old. Ask for a new invitation."
        )
    validate_password(password, locked)
    locked.set_password(password)
    locked.save(update_fields=["password"])
    EmailAddress.objects.update_or_create(
        user=locked,
        email=locked.email,
        defaults={"verified": True, "primary": True},
    )
    record_account(locked.id, locked, Event.INVITATION_ACCEPTED)
    return locked


@transaction.atomic
def deactivate(*, by: Account, account: Account, on: date | None = None) -> Account:
    """End an account on a day, with its roles and its turns on the rota."""
    day = max(on or today(), account.active_from)
    _refuse_if_nobody_is_left(account)
    account.active_until = day
    account.save(update_fields=["active_until"])
    for posting in account.postings.filter(until=None):
        posting.until = max(day, posting.since)
        posting.save(update_fields=["until"])
    for pattern in RotaPattern.objects.filter(account=account, until=None):
        pattern.until = max(day, pattern.since)
        pattern.save(update_fields=["until"])
    record_account(by.id, account, Event.ACCOUNT_CLOSED, on=day.isoformat())
    return account


def invitation_path(account: Account) -> str:
    """The address, below the service's own, at which an invitation is accepted."""
    token = invitation_tokens.make_token(account)
    return reverse("people:accept_invitation", args=[account.id, token])


def is_invited(account: Account, token: str) -> bool:
    """Whether a link still lets its holder choose this account's password."""
    return (
        not account.has_usable_password()
        and account.is_active
        and invitation_tokens.check_token(account, token)
    )


def mail_invitation(account: Account) -> None:
    """Send the link; the mail says nothing but that there is an account."""
    link = settings.HEED_BASE_URL + invitation_path(account)
    send_mail(
        _("You have an account on Heed"),
        _(
            "Someone in your organisation made an account for you on Heed.\n\n"
            "Choose a password here within three days:\n%(link)s\n\n"
            "If you did not expect this, you need do nothing."
        )
        % {"link": link},
        None,
        [account.email],
    )


def make_account(
    organisation: Place,
    *,
    email: str,
    name: str,
    role_title: str,
    active_from: date | None = None,
) -> Account:
    """An account without a password, in the caller's transaction."""
    if account_by_email(email):
        raise AccountRefused("There is already an account with this e-mail address.")
    account = Account(
        organisation=organisation.organisation,
        email=email.strip().lower(),
        name=name.strip(),
        role_title=role_title.strip(),
        active_from=active_from or today(),
    )
    account.set_unusable_password()
    account.save()
    return account


def _refuse_if_nobody_is_left(account: Account) -> None:
    for posting in postings_on(account, today()):
        if posting.role != RoleName.ADMINISTRATOR:
            continue
        if holders(posting.place, posting.role) == [account]:
            raise AccountRefused(
                "This is the only administrator. Make somebody else one first."
            )
