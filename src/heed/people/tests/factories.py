"""Rows of this room for tests, here and in the rooms above.

ward = a_ward()
reader = an_account("first_reader", at=ward.parent)
client = client_for(reader)
"""

from datetime import date, time, timedelta
from decimal import Decimal
from itertools import count
from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.test import Client

from heed.foundation import clock
from heed.foundation.ids import new_id
from heed.people.access import ROLES
from heed.people.models import (
    Account,
    Beds,
    CarersRule,
    Caseload,
    LineManagement,
    Occupancy,
    Place,
    PlaceName,
    Posting,
    RotaPattern,
    StaffInPost,
)

_numbers = count(1)
SIGN_IN = "allauth.account.auth_backends.AuthenticationBackend"
LONG_AGO = date(2020, 1, 1)
SECOND_FACTOR = {"secret": "made up for tests, and used by no form"}


def _code(number: int) -> str:
    letters = "ABCDEFGHJKMNPQRSTVWXYZ"
    first, rest = divmod(number, 22 * 8 * 22)
    second, rest = divmod(rest, 8 * 22)
    third, fourth = divmod(rest, 22)
    return f"{letters[first % 22]}{letters[second]}{third + 2}{letters[fourth]}"


def _place(kind: str, name: str, **fields: Any) -> Place:
    number = next(_numbers)
    place = Place.objects.create(
        **{
            "kind": kind,
            "slug": f"{kind}-{number}",
            "code": _code(number),
            "nation": "england",
            "opened_on": LONG_AGO,
            **fields,
        }
    )
    PlaceName.objects.create(
        organisation=place.organisation, place=place, name=name, since=LONG_AGO
    )
    return place


def an_organisation(name: str = "Elmwood Trust", **fields: Any) -> Place:
    """An organisation, with one carer counted for each person in care."""
    identity = new_id()
    place = _place("organisation", name, id=identity, organisation=identity, **fields)
    CarersRule.objects.create(
        organisation=identity, per_person=Decimal(1), since=LONG_AGO
    )
    return place


def a_service(
    parent: Place | None = None, name: str = "Adults", **fields: Any
) -> Place:
    """A service of an organisation."""
    parent = parent or an_organisation()
    return _place(
        "service", name, organisation=parent.organisation, parent=parent, **fields
    )


def a_ward(
    parent: Place | None = None,
    name: str = "Larch ward",
    *,
    beds: int = 20,
    occupied: int | None = None,
    staff: int | None = 25,
    days: int = 60,
    **fields: Any,
) -> Place:
    """A ward with beds, and two months of full occupancy up to today."""
    parent = parent or a_service()
    fields = {"setting": "inpatient", **fields}
    ward = _place(
        "ward", name, organisation=parent.organisation, parent=parent, **fields
    )
    Beds.objects.create(
        organisation=ward.organisation, place=ward, beds=beds, since=LONG_AGO
    )
    if staff is not None:
        StaffInPost.objects.create(
            organisation=ward.organisation, place=ward, people=staff, since=LONG_AGO
        )
    occupy(ward, beds if occupied is None else occupied, days=days)
    return ward


def occupy(ward: Place, occupied: int, *, days: int, until: date | None = None) -> None:
    """The same number of people on a ward each day up to a day, today if not said."""
    last = until or clock.now().date()
    Occupancy.objects.bulk_create(
        Occupancy(
            organisation=ward.organisation,
            place=ward,
            day=last - timedelta(days=back),
            occupied=occupied,
            admissions=0,
            discharges=0,
            source="made up for tests",
        )
        for back in range(days)
    )


def a_team(
    parent: Place | None = None,
    name: str = "Community team",
    *,
    caseload: int | None = 150,
    staff: int | None = 15,
    **fields: Any,
) -> Place:
    """A community team with a caseload."""
    parent = parent or a_service()
    fields = {"setting": "community", **fields}
    team = _place(
        "team", name, organisation=parent.organisation, parent=parent, **fields
    )
    dated = {"organisation": team.organisation, "place": team, "since": LONG_AGO}
    if caseload is not None:
        Caseload.objects.create(people=caseload, **dated)
    if staff is not None:
        StaffInPost.objects.create(people=staff, **dated)
    return team


def an_account(
    role: str | None = None,
    at: Place | None = None,
    *,
    second_factor: bool = True,
    **fields: Any,
) -> Account:
    """An account with a second factor, posted in a role where one is named."""
    if at is None:
        at = an_organisation()
    number = next(_numbers)
    account = Account(
        **{
            "organisation": at.organisation,
            "email": f"person{number}@example.org",
            "name": f"Person {number}",
            "role_title": "Nurse",
            "active_from": LONG_AGO,
            **fields,
        }
    )
    account.set_unusable_password()
    account.save()
    EmailAddress.objects.create(
        user=account, email=account.email, verified=True, primary=True
    )
    if second_factor:
        Authenticator.objects.create(
            user=account, type=Authenticator.Type.TOTP, data=SECOND_FACTOR
        )
    if role:
        posted(account, role, at)
    return account


def posted(account: Account, role: str, at: Place, **fields: Any) -> Posting:
    """A posting that began long ago."""
    return Posting.objects.create(
        **{
            "organisation": at.organisation,
            "account": account,
            "role": role,
            "place": at,
            "since": LONG_AGO,
            **fields,
        }
    )


def everyone_at(ward: Place) -> dict[str, Account]:
    """One account in each role: ward roles at the ward, the others for its trust."""
    trust = Place.objects.get(id=ward.organisation)
    return {
        name: an_account(name, at=ward if role.works_on_the_ward else trust)
        for name, role in ROLES.items()
    }


def a_live_ward(parent: Place | None = None, **fields: Any) -> Place:
    """A ward that is open to writers, with a first reader on call at all hours."""
    said = {"person_in_charge": "the nurse in charge", "no_phone": True}
    ward = a_ward(parent, **{"live_on": LONG_AGO, **said, **fields})
    on_call_always(an_account("first_reader", at=ward.parent), ward)
    an_account("safeguarding_lead", at=ward.parent)
    return ward


def on_call_always(account: Account, at: Place, role: str = "first_reader") -> None:
    """Put an account on call day and night, every day of the week."""
    RotaPattern.objects.bulk_create(
        RotaPattern(
            organisation=at.organisation,
            place=at,
            role=role,
            account=account,
            weekday=weekday,
            starts=time(9),
            ends=time(9),
            since=LONG_AGO,
        )
        for weekday in range(7)
    )


def managed_by(account: Account, manager: Account | None) -> LineManagement:
    """A line manager since long ago."""
    return LineManagement.objects.create(
        organisation=account.organisation,
        account=account,
        manager=manager,
        since=LONG_AGO,
    )


def client_for(account: Account) -> Client:
    """A browser in which an account has signed in."""
    client = Client()
    client.force_login(account, backend=SIGN_IN)
    return client
