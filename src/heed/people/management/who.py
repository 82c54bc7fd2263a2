"""Who stands behind a command."""

from uuid import UUID

from django.core.management.base import CommandError

from heed.people.models import Account
from heed.people.queries import account_by_email
from heed.safeguards.audit import AT_THE_CONSOLE


def who(email: str | None) -> Account | UUID:
    """The account with an e-mail address, or whoever has the server's console."""
    if not email:
        return AT_THE_CONSOLE
    account = account_by_email(email)
    if account is None:
        raise CommandError("There is no account with this e-mail address.")
    return account
