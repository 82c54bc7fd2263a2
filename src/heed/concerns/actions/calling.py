"""Calling people to the desk with messages that say nothing of a place or a word."""

from django.db.models import Q
from django.utils.translation import gettext as _

from heed.concerns.access import (
    is_kept_out,
    may_read,
    readers_of,
    reads_reports,
    stand_ins_for,
)
from heed.concerns.choices import WhyEntrusted
from heed.concerns.models import Concern, Entrusted
from heed.foundation import clock
from heed.people.access import reads
from heed.people.actions import nudge, says
from heed.people.days import today_of
from heed.people.models import Account, Posting, RoleName
from heed.people.queries import holders, on_call

says("concern", lambda: _("There is something to read in Heed."))
says(
    "no reader",
    lambda: _(
        "Something in Heed has no reader. Give someone the role today, or telephone "
        "the safeguarding lead."
    ),
)
says(
    "debrief",
    lambda: _("A reader would like to talk with you. The desk in Heed says who."),
)


def find_a_reader(concern: Concern, *, for_report: bool = False) -> None:
    """Where nobody may read a concern, give it to a lead of elsewhere, at once.

    Where there is none either, every administrator is called, so that it never waits:
    one who stands too close only where there is no other. A report of harm for having
    spoken up needs a lead, whoever reads the rest.
    """
    readers = readers_of(concern)
    if any(reads_reports(one, concern) for one in readers) if for_report else readers:
        return
    stand_ins = stand_ins_for(concern)
    for account in stand_ins:
        Entrusted.objects.get_or_create(
            organisation=concern.organisation,
            concern=concern,
            account=account,
            defaults={"why": WhyEntrusted.NO_READER_LEFT, "since": clock.now().date()},
        )
        nudge(account, "concern")
    if not stand_ins:
        administrators = _anywhere(concern, RoleName.ADMINISTRATOR)
        for account in _apart(administrators, concern) or administrators:
            nudge(account, about="no reader")


def whom_to_call(concern: Concern, role: str) -> list[Account]:
    """Who is called in a role: whoever is on call, else whoever holds it.

    A reading role calls only those who may read the concern; the others say nothing
    about it and call somebody in any case, if they can somebody who is not close to it.
    """
    if reads(role):
        called = on_call(concern.place, role, clock.now())
        called = _readers(called, concern) or holders(concern.place, role)
        return _readers(called, concern) or _entrusted(concern)
    near, anywhere = holders(concern.place, role), _anywhere(concern, role)
    apart = _apart(near, concern) or _apart(anywhere, concern)
    return apart or near or anywhere


def _apart(accounts: list[Account], concern: Concern) -> list[Account]:
    return [account for account in accounts if not is_kept_out(account, concern)]


def _readers(accounts: list[Account], concern: Concern) -> list[Account]:
    return [account for account in accounts if may_read(account, concern)]


def _entrusted(concern: Concern) -> list[Account]:
    given = Entrusted.objects.filter(concern=concern).values("account")
    accounts = Account.objects.filter(id__in=given).order_by("name")
    return _readers(list(accounts), concern)


def _anywhere(concern: Concern, role: str) -> list[Account]:
    today = today_of(concern.organisation)
    held = Posting.objects.filter(
        Q(until=None) | Q(until__gt=today),
        organisation=concern.organisation,
        role=role,
        since__lte=today,
    )
    accounts = Account.objects.filter(id__in=held.values("account")).order_by("name")
    return [account for account in accounts if account.is_active_on(today)]
