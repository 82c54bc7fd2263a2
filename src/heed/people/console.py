"""What the commands of this room share: who acts, and at which place."""

from django.core.management.base import CommandError

from heed.people.access import Permission, may
from heed.people.models import Account, Place
from heed.people.queries import account_by_email, place_by_code


def acting(email: str, permission: Permission, place: Place) -> Account:
    """The account in whose name a command acts, if it may do this there."""
    account = account_by_email(email)
    if account is None or not may(account, permission, place):
        raise CommandError(
            "No account with this e-mail address may do this at this place."
        )
    return account


def place_at(code: str) -> Place:
    """The place with a code."""
    place = place_by_code(code)
    if place is None:
        raise CommandError(f"There is no place with the code “{code}”.")
    return place
