"""Places open, are renamed, go live, pause, merge, split and close."""

import secrets
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.text import slugify

from heed.people.actions.numbers import set_beds
from heed.people.actions.records import record_place, today
from heed.people.errors import NotReady, PlaceRefused
from heed.people.models import (
    Account,
    Place,
    PlaceKind,
    PlaceName,
    ReadingHours,
    Setting,
)
from heed.people.queries import open_places, ready_to_go_live
from heed.safeguards.audit import Event

# Without vowels that look like numbers, and with a number in the middle: a code is
# easy to read aloud and never a word.
LETTERS = "ABCDEFGHJKMNPQRSTVWXYZ"
DIGITS = "23456789"
UNDONE_WITHIN = timedelta(days=7)


@transaction.atomic
def open_place(
    *,
    by: Account,
    parent: Place,
    kind: str,
    name: str,
    welsh_name: str = "",
    setting: str = "",
    speciality: str = "",
    beds: int | None = None,
    opened_on: date | None = None,
    slug: str = "",
) -> Place:
    """Open a service, ward or team below another place."""
    _refuse_unless_it_fits(parent, kind, setting)
    begins = opened_on or today()
    place = make_place(
        organisation=parent.organisation,
        parent=parent,
        kind=kind,
        name=name,
        welsh_name=welsh_name,
        slug=slug,
        setting=setting,
        speciality=speciality,
        nation=parent.nation,
        zone=parent.zone,
        shifts=parent.shifts,
        opened_on=begins,
        made_up=parent.made_up,
    )
    record_place(by, place, Event.PLACE_CHANGED, change="opened")
    if beds is not None:
        set_beds(by=by, place=place, beds=beds, since=begins)
    return place


@transaction.atomic
def rename_place(
    *,
    by: Account,
    place: Place,
    name: str,
    welsh_name: str = "",
    since: date | None = None,
) -> PlaceName:
    """Call a place something else from a day on; its older names stay true."""
    if not name.strip():
        raise PlaceRefused("A place needs a name.")
    row, _made = PlaceName.objects.update_or_create(
        place=place,
        since=since or today(),
        defaults={
            "organisation": place.organisation,
            "name": name.strip(),
            "welsh_name": welsh_name.strip(),
        },
    )
    record_place(by, place, Event.PLACE_CHANGED, change="renamed")
    return row


@transaction.atomic
def set_contacts(
    *,
    by: Account,
    place: Place,
    person_in_charge: str,
    urgent_phone: str = "",
    no_phone: bool = False,
) -> Place:
    """Say whom to speak to at a place, and the number to ring or that there is none."""
    if no_phone and urgent_phone.strip():
        raise PlaceRefused("Give a number, or say that there is no phone; not both.")
    if place.live_on and not (
        person_in_charge.strip() and (no_phone or urgent_phone.strip())
    ):
        raise PlaceRefused("A place that is live keeps its contacts. Pause it first.")
    place.person_in_charge = person_in_charge.strip()
    place.urgent_phone = urgent_phone.strip()
    place.no_phone = no_phone
    place.save(update_fields=["person_in_charge", "urgent_phone", "no_phone"])
    record_place(by, place, Event.PLACE_CHANGED, change="contacts")
    return place


@transaction.atomic
def set_reading_hours(
    *, by: Account, place: Place, hours: list[ReadingHours]
) -> list[ReadingHours]:
    """Say in which hours of the week words are read; none means at all hours."""
    for row in hours:
        if row.closes <= row.opens:
            raise PlaceRefused("Reading must end after it begins.")
        row.place, row.organisation = place, place.organisation
    place.reading_hours.all().delete()
    made = ReadingHours.objects.bulk_create(hours)
    record_place(by, place, Event.PLACE_CHANGED, change="reading-hours")
    return made


@transaction.atomic
def go_live(*, by: Account, place: Place) -> Place:
    """Open a place's door to writers, or refuse with everything that is missing."""
    missing = ready_to_go_live(place)
    if missing:
        raise NotReady(missing)
    place.live_on = today()
    place.save(update_fields=["live_on"])
    record_place(by, place, Event.PLACE_WENT_LIVE)
    return place


@transaction.atomic
def pause_place(*, by: Account, place: Place) -> Place:
    """Shut a place's door to writers for a time; nothing else changes."""
    place.live_on = None
    place.save(update_fields=["live_on"])
    record_place(by, place, Event.PLACE_PAUSED)
    return place


@transaction.atomic
def close_place(*, by: Account, place: Place, on: date | None = None) -> Place:
    """Close a place on a day; what was written about it stays with it."""
    _refuse_if_closed(place)
    _refuse_if_others_are_open_below(place)
    _close(place, on or today())
    record_place(by, place, Event.PLACE_CHANGED, change="closed")
    return place


@transaction.atomic
def reopen_place(*, by: Account, place: Place) -> Place:
    """Undo a closing or merging that was a mistake; the place is not live by itself."""
    if place.closed_on is None:
        raise PlaceRefused("This place is open.")
    if today() - place.closed_on > UNDONE_WITHIN:
        raise PlaceRefused(
            "It was closed more than a week ago. Open a new place instead."
        )
    if place.parent is not None and place.parent.closed_on is not None:
        raise PlaceRefused("The place above is closed. Reopen that one first.")
    place.closed_on = place.merged_into = None
    place.save(update_fields=["closed_on", "merged_into"])
    record_place(by, place, Event.PLACE_CHANGED, change="reopened")
    return place


@transaction.atomic
def merge_place(
    *, by: Account, place: Place, into: Place, on: date | None = None
) -> Place:
    """Close a ward or team and say which one took over."""
    if place.id == into.id or place.organisation != into.organisation:
        raise PlaceRefused("A place merges into another one of its organisation.")
    if into.closed_on is not None:
        raise PlaceRefused("The place to merge into is closed.")
    _refuse_if_closed(place)
    _refuse_if_others_are_open_below(place)
    place.merged_into = into
    _close(place, on or today())
    record_place(by, place, Event.PLACE_CHANGED, change="merged", other=str(into.id))
    return place


@transaction.atomic
def split_place(
    *,
    by: Account,
    place: Place,
    name: str,
    beds: int | None = None,
    beds_left: int | None = None,
    on: date | None = None,
) -> Place:
    """Open a new ward or team out of one that goes on, and share the beds anew."""
    if place.kind not in {PlaceKind.WARD, PlaceKind.TEAM}:
        raise PlaceRefused("Only a ward or a team can be split.")
    _refuse_if_closed(place)
    day = on or today()
    new = open_place(
        by=by,
        parent=place.parent,
        kind=place.kind,
        name=name,
        setting=place.setting,
        speciality=place.speciality,
        beds=beds,
        opened_on=day,
    )
    new.split_from = place
    new.save(update_fields=["split_from"])
    if beds_left is not None:
        set_beds(by=by, place=place, beds=beds_left, since=day)
    record_place(by, place, Event.PLACE_CHANGED, change="split", other=str(new.id))
    return new


def make_place(
    *,
    organisation: UUID,
    name: str,
    opened_on: date,
    welsh_name: str = "",
    slug: str = "",
    **fields: Any,
) -> Place:
    """A place with its code, slug and first name, in the caller's transaction."""
    if not name.strip():
        raise PlaceRefused("A place needs a name.")
    place = Place.objects.create(
        organisation=organisation,
        slug=slug or _free_slug(organisation, name),
        code=_free_code(),
        opened_on=opened_on,
        **fields,
    )
    PlaceName.objects.create(
        organisation=organisation,
        place=place,
        name=name.strip(),
        welsh_name=welsh_name.strip(),
        since=opened_on,
    )
    return place


def _close(place: Place, day: date) -> None:
    place.closed_on = max(day, place.opened_on)
    place.live_on = None
    place.save(update_fields=["closed_on", "live_on", "merged_into"])


def _refuse_if_closed(place: Place) -> None:
    if place.closed_on is not None:
        raise PlaceRefused("This place is closed already.")


def _refuse_if_others_are_open_below(place: Place) -> None:
    if open_places(place).filter(parent=place).exists():
        raise PlaceRefused("Close the places below this one first.")


def _refuse_unless_it_fits(parent: Place, kind: str, setting: str) -> None:
    if parent.closed_on is not None:
        raise PlaceRefused("The place above is closed.")
    if kind not in {PlaceKind.SERVICE, PlaceKind.WARD, PlaceKind.TEAM}:
        raise PlaceRefused("A new place is a service, a ward or a team.")
    if parent.kind in {PlaceKind.WARD, PlaceKind.TEAM}:
        raise PlaceRefused("Nothing opens below a ward or a team.")
    if kind != PlaceKind.SERVICE and setting not in Setting.values:
        raise PlaceRefused("Say whether it is an inpatient or a community place.")


def _free_slug(organisation: UUID, name: str) -> str:
    base = slugify(name)[:70] or "place"
    taken = set(
        Place.objects.filter(
            organisation=organisation, slug__startswith=base
        ).values_list("slug", flat=True)
    )
    numbered = (f"{base}-{number}" for number in range(2, len(taken) + 3))
    return next(slug for slug in (base, *numbered) if slug not in taken)


def _free_code() -> str:
    while True:
        letters = [secrets.choice(LETTERS) for _ in range(3)]
        code = f"{letters[0]}{letters[1]}{secrets.choice(DIGITS)}{letters[2]}"
        if not Place.objects.filter(code=code).exists():
            return code
