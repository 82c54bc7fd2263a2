"""The right help for each nation, setting and hearing."""

from datetime import timedelta

import pytest
from django.utils import translation
from pydantic import ValidationError

from heed.safeguards import contacts
from heed.safeguards.contacts import (
    Contact,
    Hearing,
    LocalHelp,
    Nation,
    Purpose,
    Setting,
    help_block,
    missing_local,
    routes,
)
from heed.safeguards.errors import ContactsIncomplete

HERE = LocalHelp(person="the nurse in charge", urgent_phone="01632 960000")


def ways(block):
    return [way for contact in block.contacts for way in contact.ways]


@pytest.mark.parametrize("nation", Nation)
@pytest.mark.parametrize("setting", Setting)
@pytest.mark.parametrize("hearing", Hearing)
@pytest.mark.parametrize("language", ["en-gb", "cy"])
def test_everyone_gets_help_that_they_can_use(nation, setting, hearing, language):
    with translation.override(language):
        block = help_block(nation, setting, hearing, local=HERE)
    assert len(block.contacts) >= 3
    assert all(contact.ways for contact in block.contacts)
    assert not [way for way in ways(block) if "{" in way.label]


def test_on_a_ward_the_nearest_person_comes_first():
    block = help_block("england", "ward", "hearing", local=HERE)
    assert block.contacts[0].name == "The nurse in charge"
    assert block.contacts[0].ways[0].kind == "person"
    assert block.contacts[-1].name == "Emergency services"


def test_a_ward_without_a_phone_gives_a_person():
    local = LocalHelp(person="the nurse in charge", no_phone=True)
    block = help_block("wales", "ward", "hearing", local=local)
    assert {way.kind for way in block.contacts[0].ways} == {"person"}
    assert block.contacts[1].name == "No phone here?"


def test_the_second_opinion_line_is_the_hospitals_own():
    local = LocalHelp(**{**HERE.__dict__, "second_opinion": "01632 960001"})
    block = help_block("england", "carer", "hearing", local=local)
    assert block.contacts[1].ways[0].value == "01632 960001"


@pytest.mark.parametrize("nation", Nation)
@pytest.mark.parametrize("setting", Setting)
def test_a_deaf_person_gets_no_plain_number(nation, setting):
    block = help_block(nation, setting, "deaf", local=HERE)
    kinds = {way.kind for way in ways(block)}
    assert "phone" not in kinds
    assert kinds >= {"relay", "web"}
    relayed = [way.value for way in ways(block) if way.kind == "relay"]
    prefix = contacts.store().relay_prefix
    assert all(value.startswith(prefix) for value in relayed)


@pytest.mark.parametrize("nation", Nation)
def test_each_nation_has_its_own_ombudsman(nation):
    own = routes(nation, "home", Purpose.COMPLAINT)
    others = [routes(n, "home", Purpose.COMPLAINT) for n in Nation if n is not nation]
    assert len(own) == 1
    assert own not in others


def test_welsh_pages_are_in_welsh():
    with translation.override("cy"):
        names = [c.name for c in help_block("wales", "home").contacts]
    assert "Gwasanaethau brys" in names


def test_staff_are_shown_how_to_speak_up_outside_their_line():
    names = [c.name for c in routes("england", "staff", Purpose.SPEAK_UP)]
    assert "Your Freedom to Speak Up guardian" in names
    assert "Speak Up Direct" in names


@pytest.mark.parametrize(
    ("local", "count"),
    [
        (LocalHelp(), 2),
        (LocalHelp(person="the nurse"), 1),
        (LocalHelp(person=" ", no_phone=True), 1),
        (LocalHelp(person="the nurse", urgent_phone="1", no_phone=True), 1),
        (LocalHelp(person="the nurse", no_phone=True), 0),
        (HERE, 0),
    ],
)
def test_a_place_fills_its_own_blanks(local, count):
    assert len(missing_local("ward", local)) == count
    if count:
        with pytest.raises(ContactsIncomplete):
            contacts.require_local("ward", local)


def test_a_contact_grows_stale():
    newest = max(contact.checked for contact in contacts.store().contacts)
    assert not contacts.stale(newest)
    assert contacts.stale(newest + timedelta(days=91))


def test_numbers_wait_to_be_rung():
    waiting = {contact.id for contact in contacts.to_ring()}
    assert "emergency" in waiting
    assert "protect" not in waiting


@pytest.mark.parametrize(
    ("field", "wrong"),
    [("source", "a leaflet"), ("checked_by", ""), ("ways", []), ("colour", "red")],
)
def test_an_incomplete_contact_is_refused(field, wrong):
    data = contacts.store().contacts[0].model_dump()
    with pytest.raises(ValidationError):
        Contact.model_validate(data | {field: wrong})
