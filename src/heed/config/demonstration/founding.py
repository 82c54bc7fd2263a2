"""Founding the made-up trusts: places, people, numbers and the rota."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from allauth.account.models import EmailAddress
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret

from heed.config.demonstration.world import Leaf, Person, Service, Size, Trust
from heed.foundation import clock
from heed.instruments.actions import load_library
from heed.people.actions import (
    found_organisation,
    go_live,
    invite_account,
    open_place,
    plan_rota,
    post,
    rename_place,
    set_caseload,
    set_contacts,
    set_line_manager,
    set_reading_hours,
    set_staff_in_post,
)
from heed.people.models import Account, Place, PlaceKind, ReadingHours, Setting
from heed.responses.actions import open_standing_feedback
from heed.responses.choices import Group
from heed.responses.models import Fieldwork

# Before anybody writes, a place has been open for a while.
PREPARED = timedelta(days=60)
EVERY_DAY = list(range(7))
CALLED_BY_NIGHT = ("first_reader", "safeguarding_lead", "patient_safety_lead")
ASKED = {
    Group.SERVICE_USER: ("ward-check", "tell-us", "about-you"),
    Group.CARER: ("ward-check", "tell-us", "about-you"),
    Group.STAFF: ("ward-check", "tell-us"),
}


@dataclass(frozen=True)
class Founded:
    """A trust as it was made, with its places and people by their keys and names."""

    trust: Trust
    organisation: Place
    administrator: Account
    places: dict[str, Place]
    people: dict[str, Account]
    fieldwork: Fieldwork

    def holding(self, role: str) -> list[Account]:
        """The accounts that hold a role of the whole trust."""
        return [self.people[p.name] for p in self.trust.people if p.role == role]

    def leaf(self, key: str) -> Leaf:
        """What a place is like."""
        leaves = [leaf for s in self.trust.services for leaf in s.places]
        return next(leaf for leaf in leaves if leaf.key == key)


def found(trust: Trust, size: Size, now: datetime) -> Founded:
    """Make a trust as it stood before anybody wrote, then open its doors."""
    starts = now - timedelta(days=size.days(trust))
    with clock.at(starts - PREPARED):
        organisation, people, places = _prepare(trust, size)
        administrator = people[trust.people[0].name]
        editions = {e.instrument.code: e for e in load_library(by=administrator)}
    with clock.at(starts):
        fieldwork = open_standing_feedback(
            by=administrator,
            slug="ward-feedback",
            title="How it feels here",
            places=places.values(),
            editions={g: [editions[c] for c in codes] for g, codes in ASKED.items()},
        )
        for place in places.values():
            go_live(by=administrator, place=place)
    return Founded(trust, organisation, administrator, places, people, fieldwork)


def _prepare(
    trust: Trust, size: Size
) -> tuple[Place, dict[str, Account], dict[str, Place]]:
    first = trust.people[0]
    organisation, administrator = found_organisation(
        name=trust.name,
        nation=trust.nation,
        admin_email=trust.email_of(first.name),
        admin_name=first.name,
        slug=trust.key,
        made_up=True,
    )
    if trust.welsh_name:
        rename_place(
            by=administrator,
            place=organisation,
            name=trust.name,
            welsh_name=trust.welsh_name,
        )
    people = {first.name: administrator}
    _sign_in_ready(administrator)
    for person in trust.people[1:]:
        people[person.name] = _hire(administrator, trust, organisation, person)
    places: dict[str, Place] = {}
    for service in trust.services:
        _open_service(administrator, trust, organisation, service, size, people, places)
    _say_who_reads(administrator, trust, organisation, people)
    return organisation, people, places


def _open_service(
    by: Account,
    trust: Trust,
    organisation: Place,
    service: Service,
    size: Size,
    people: dict[str, Account],
    places: dict[str, Place],
) -> None:
    leaves = [leaf for leaf in service.places if size.has(leaf)]
    if not leaves:
        return
    parent = open_place(
        by=by,
        parent=organisation,
        kind=PlaceKind.SERVICE,
        name=service.name,
        welsh_name=service.welsh_name,
    )
    above = _hire(by, trust, parent, service.manager, role="ward_manager")
    people[service.manager.name] = above
    for leaf in leaves:
        place = places[leaf.key] = _open_leaf(by, parent, leaf)
        for person in leaf.people:
            account = people[person.name] = _hire(by, trust, place, person)
            is_manager = person.role == "ward_manager"
            manager = above if is_manager else people[leaf.people[0].name]
            set_line_manager(by=by, account=account, manager=manager)


def _open_leaf(by: Account, parent: Place, leaf: Leaf) -> Place:
    place = open_place(
        by=by,
        parent=parent,
        kind=PlaceKind.WARD if leaf.is_ward else PlaceKind.TEAM,
        name=leaf.name,
        welsh_name=leaf.welsh_name,
        setting=Setting.INPATIENT if leaf.is_ward else Setting.COMMUNITY,
        speciality=leaf.speciality,
        beds=leaf.beds,
        slug=leaf.key,
    )
    if leaf.caseload is not None:
        set_caseload(by=by, place=place, people=leaf.caseload)
    set_staff_in_post(by=by, place=place, people=leaf.staff)
    whom = "the nurse in charge" if leaf.is_ward else "the duty worker"
    # Made-up places have no telephone: a number here might be somebody's.
    return set_contacts(by=by, place=place, person_in_charge=whom, no_phone=True)


def _hire(
    by: Account, trust: Trust, place: Place, person: Person, role: str = ""
) -> Account:
    account = invite_account(
        by=by,
        organisation=place,
        email=trust.email_of(person.name),
        name=person.name,
        role_title=person.title,
    )
    post(by=by, account=account, role=role or person.role, place=place)
    _sign_in_ready(account)
    return account


def _sign_in_ready(account: Account) -> None:
    """A second factor whose secret nobody is ever told: links are the only way in."""
    EmailAddress.objects.create(
        user=account, email=account.email, verified=True, primary=True
    )
    TOTP.activate(account, generate_totp_secret())


def _say_who_reads(
    by: Account, trust: Trust, organisation: Place, people: dict[str, Account]
) -> None:
    for role in CALLED_BY_NIGHT:
        named = [people[p.name] for p in trust.people if p.role == role]
        _share_out(by, organisation, role, named)
    for person in trust.people:
        if person.manager:
            account, manager = people[person.name], people[person.manager]
            set_line_manager(by=by, account=account, manager=manager)
    if trust.hours:
        said = trust.hours
        set_reading_hours(
            by=by,
            place=organisation,
            hours=[
                ReadingHours(weekday=day, opens=said.opens, closes=said.closes)
                for day in said.days
            ],
        )


def _share_out(by: Account, place: Place, role: str, named: list[Account]) -> None:
    """Day and night without a gap: one alone takes both, two take turns."""
    turns = [(time(8), time(20)), (time(20), time(8))]
    for number, (starts, ends) in enumerate(turns):
        plan_rota(
            by=by,
            place=place,
            role=role,
            account=named[number % len(named)],
            weekdays=EVERY_DAY,
            starts=starts,
            ends=ends,
        )
