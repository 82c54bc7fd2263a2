"""Emptying the accounts of people who left long ago, and their turns on the rota.

An account's row stays, since what its holder did stays on record; who it was goes.
"""

from datetime import datetime
from uuid import UUID

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.db.models import QuerySet

from heed.foundation.privacy import Keep
from heed.people.models import (
    Account,
    LineManagement,
    Posting,
    RotaPattern,
    RotaShift,
)
from heed.safeguards.retention import Due, Removal, removes

GONE = "@gone.invalid"  # a name that can never be an address


def _left(organisation: UUID, before: datetime) -> QuerySet[Account]:
    long_gone = Account.objects.filter(
        organisation=organisation, active_until__lt=before.date()
    )
    return long_gone.exclude(email__endswith=GONE)


def due_accounts(organisation: UUID, before: datetime) -> Due:
    """How many accounts of people who left may be emptied."""
    return Due(_left(organisation, before).count())


def empty_accounts(organisation: UUID, before: datetime) -> int:
    """Take name, address, sign-in and turns from accounts of people who left."""
    accounts = list(_left(organisation, before))
    for account in accounts:
        account.name, account.role_title = "Somebody who left", ""
        account.email = f"{account.id}{GONE}"
        account.last_login = None
        account.set_unusable_password()
        account.save()
    EmailAddress.objects.filter(user__in=accounts).delete()
    Authenticator.objects.filter(user__in=accounts).delete()
    for model in (LineManagement, Posting, RotaPattern, RotaShift):
        model.objects.filter(account__in=accounts).delete()
    return len(accounts)


removes(
    Removal(
        code="accounts",
        what="names and sign-ins of staff who left",
        keep=Keep.WHILE_OPEN,
        of=(Account, LineManagement, Posting, RotaPattern, RotaShift),
        due=due_accounts,
        remove=empty_accounts,
    )
)
