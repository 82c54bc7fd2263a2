"""Looking after the people who read."""

from django.db import transaction

from heed.concerns.models import Debrief
from heed.foundation import clock
from heed.people.actions import nudge
from heed.people.models import Account, Posting, RoleName


@transaction.atomic
def ask_for_debrief(*, by: Account) -> Debrief:
    """Ask to talk with someone about what one read; the safeguarding leads are told."""
    waiting = Debrief.objects.filter(reader=by, met_on=None).first()
    if waiting is not None:
        return waiting
    asked = Debrief.objects.create(
        organisation=by.organisation, reader=by, asked_on=clock.now().date()
    )
    for account in _leads(by):
        nudge(account, about="debrief")
    return asked


@transaction.atomic
def record_debrief(*, by: Account, debrief: Debrief) -> None:
    """Say that the talk took place."""
    open_ = Debrief.objects.filter(
        pk=debrief.pk, organisation=by.organisation, met_on=None
    )
    open_.update(met_on=clock.now().date())


def _leads(account: Account) -> list[Account]:
    held = Posting.objects.filter(
        organisation=account.organisation,
        role=RoleName.SAFEGUARDING_LEAD,
        until=None,
    ).exclude(account=account)
    accounts = Account.objects.filter(id__in=held.values("account")).order_by("name")
    return [one for one in accounts if one.is_active]
