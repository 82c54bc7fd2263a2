"""Changing the dated numbers of a place. A number holds until the next one."""

from datetime import date
from decimal import Decimal
from typing import TypeVar

from django.db import transaction

from heed.people.actions.records import record_place, today
from heed.people.errors import PlaceRefused
from heed.people.models import (
    Account,
    Beds,
    CarersRule,
    Caseload,
    Place,
    PlaceKind,
    Setting,
    StaffInPost,
)
from heed.safeguards.audit import Event

Number = TypeVar("Number", Beds, Caseload, StaffInPost)


@transaction.atomic
def set_beds(
    *, by: Account, place: Place, beds: int, since: date | None = None
) -> Beds:
    """Say how many staffed beds a ward has from a day on."""
    if place.setting != Setting.INPATIENT:
        raise PlaceRefused("Only an inpatient ward has beds.")
    return _set(by, place, Beds, since, beds=beds)


@transaction.atomic
def set_caseload(
    *, by: Account, place: Place, people: int, since: date | None = None
) -> Caseload:
    """Say how many people a community team looks after from a day on."""
    if place.setting != Setting.COMMUNITY:
        raise PlaceRefused("Only a community team has a caseload.")
    return _set(by, place, Caseload, since, people=people)


@transaction.atomic
def set_staff_in_post(
    *, by: Account, place: Place, people: int, since: date | None = None
) -> StaffInPost:
    """Say how many members of staff work at a place from a day on."""
    return _set(by, place, StaffInPost, since, people=people)


@transaction.atomic
def set_carers_rule(
    *,
    by: Account,
    organisation: Place,
    per_person: Decimal,
    since: date | None = None,
) -> CarersRule:
    """Say how many carers are counted for each person in care from a day on."""
    if organisation.kind != PlaceKind.ORGANISATION:
        raise PlaceRefused("The rule for carers belongs to the whole organisation.")
    if per_person < 0:
        raise PlaceRefused("A number cannot be below zero.")
    rule, _made = CarersRule.objects.update_or_create(
        organisation=organisation.id,
        since=since or today(),
        defaults={"per_person": per_person},
    )
    record_place(by, organisation, Event.PLACE_CHANGED, change="carers")
    return rule


def _set(
    by: Account,
    place: Place,
    model: type[Number],
    since: date | None,
    **values: int,
) -> Number:
    if any(value < 0 for value in values.values()):
        raise PlaceRefused("A number cannot be below zero.")
    row, _made = model.objects.update_or_create(
        place=place,
        since=since or today(),
        defaults={"organisation": place.organisation, **values},
    )
    change = model._meta.model_name
    record_place(by, place, Event.PLACE_CHANGED, change=change, **values)
    return row
