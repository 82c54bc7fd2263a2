"""Founding an organisation, with the first person who can sign in."""

from datetime import date
from decimal import Decimal

from django.db import transaction

from heed.foundation.ids import new_id
from heed.people.actions.accounts import make_account
from heed.people.actions.places import make_place
from heed.people.actions.records import record_account, record_place, today
from heed.people.models import Account, CarersRule, Place, Posting, RoleName
from heed.safeguards.audit import Event


@transaction.atomic
def found_organisation(
    *,
    name: str,
    nation: str,
    admin_email: str,
    admin_name: str = "Administrator",
    opened_on: date | None = None,
    zone: str = "Europe/London",
    made_up: bool = False,
    slug: str = "",
) -> tuple[Place, Account]:
    """Make an organisation and its first administrator, who is still to be invited."""
    begins = opened_on or today()
    identity = new_id()
    organisation = make_place(
        id=identity,
        organisation=identity,
        kind="organisation",
        name=name,
        slug=slug,
        nation=nation,
        zone=zone,
        opened_on=begins,
        made_up=made_up,
    )
    CarersRule.objects.create(
        organisation=identity, per_person=Decimal(1), since=begins
    )
    administrator = make_account(
        organisation, email=admin_email, name=admin_name, role_title="Administrator"
    )
    Posting.objects.create(
        organisation=identity,
        account=administrator,
        role=RoleName.ADMINISTRATOR,
        place=organisation,
        since=administrator.active_from,
    )
    record_place(administrator, organisation, Event.PLACE_CHANGED, change="founded")
    record_account(administrator.id, administrator, Event.ACCOUNT_MADE)
    return organisation, administrator
