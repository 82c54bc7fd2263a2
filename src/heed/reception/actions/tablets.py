"""Pairing a shared tablet with a place, and ending that."""

import secrets
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from heed.foundation import clock
from heed.foundation.privacy import Keep
from heed.people.models import Account, Place
from heed.reception.device_codes import read_code
from heed.reception.errors import AlreadyPairedError
from heed.reception.models import Tablet
from heed.reception.queries.tablets import code_look_up, secret_look_up, shown_code
from heed.safeguards.audit import About, Event, record
from heed.safeguards.retention import Due, Removal, removes


def new_secret() -> str:
    """A secret for a tablet; it stands in the tablet's cookie and nowhere else."""
    return secrets.token_hex(32)


@transaction.atomic
def pair_tablet(*, by: Account, place: Place, code: str, name: str = "") -> Tablet:
    """Give the tablet that shows a code to a place.

    Raises ``UnknownDeviceCodeError`` for what no tablet shows and
    ``AlreadyPairedError`` for a tablet that was paired before.
    """
    look_up = code_look_up(read_code(code))
    if Tablet.objects.filter(code_look_up=look_up).exists():
        raise AlreadyPairedError
    tablet = Tablet.objects.create(
        organisation=place.organisation,
        place=place,
        name=name,
        code_look_up=look_up,
        paired_by=by.id,
        paired_on=clock.now().date(),
    )
    _note(by, Event.DEVICE_PAIRED, tablet)
    return tablet


def meet_tablet(*, tablet: Tablet, secret: str) -> None:
    """The tablet came back after pairing: from now on only its secret is its key."""
    if tablet.look_up is None and tablet.code_look_up == code_look_up(
        shown_code(secret)
    ):
        Tablet.objects.filter(pk=tablet.pk, look_up=None).update(
            look_up=secret_look_up(secret)
        )


@transaction.atomic
def revoke_tablet(*, by: Account, tablet: Tablet) -> None:
    """Put a tablet out of use, for good; it must be paired anew to be used again."""
    locked = Tablet.objects.select_for_update().get(pk=tablet.pk)
    if locked.revoked_on is None:
        locked.revoked_on = clock.now().date()
        locked.save(update_fields=["revoked_on"])
        _note(by, Event.DEVICE_UNPAIRED, locked)


def _note(by: Account, event: Event, tablet: Tablet) -> None:
    record(
        by=by.id,
        event=event,
        about=About("tablet", tablet.id),
        organisation=tablet.organisation,
        place=tablet.place_id,
    )


def due_tablets(organisation: UUID, before: datetime) -> Due:
    """How many records of tablets that were put out of use may go."""
    return Due(_long_ended(organisation, before).count())


def remove_tablets(organisation: UUID, before: datetime) -> int:
    """Remove the records of tablets that were put out of use long ago."""
    return _long_ended(organisation, before).delete()[0]


def _long_ended(organisation: UUID, before: datetime) -> QuerySet[Tablet]:
    return Tablet.objects.filter(
        organisation=organisation, revoked_on__lt=before.date()
    )


removes(
    Removal(
        code="tablets",
        what="tablets that were put out of use",
        keep=Keep.WHILE_OPEN,
        of=(Tablet,),
        due=due_tablets,
        remove=remove_tablets,
    )
)
