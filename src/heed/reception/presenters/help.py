"""Urgent help and the doors outside, from the one store of contacts."""

from collections.abc import Iterable

from heed.people.models import Nation, Place
from heed.responses.choices import Group
from heed.safeguards.contacts import LocalHelp, Purpose, Setting, help_block, routes
from heed.ui.frame import HelpBlock, HelpContact

GROUP_SETTINGS = {Group.CARER: Setting.CARER, Group.STAFF: Setting.STAFF}


def help_at(place: Place, group: str = "") -> HelpBlock:
    """The urgent help at a place, the place's own first."""
    return help_block(place.nation, setting_of(place, group), local=local_help(place))


def local_help(place: Place) -> LocalHelp:
    """What a place itself says: whom to ask, and its own number."""
    return LocalHelp(
        person=place.person_in_charge,
        urgent_phone=place.urgent_phone,
        no_phone=place.no_phone,
    )


def setting_of(place: Place, group: str = "") -> Setting:
    """Whose help fits: by who speaks, else by whether people stay there."""
    at_place = Setting.WARD if place.setting == "inpatient" else Setting.HOME
    return GROUP_SETTINGS.get(group, at_place)


def doors_outside(place: Place, group: str, *purposes: Purpose) -> list[HelpContact]:
    """Ombudsman, regulator, advocates or speaking up, for who speaks."""
    return routes(place.nation, setting_of(place, group), *purposes)


def doors_for_statement(
    place: Place, group: str, more: str | None
) -> list[HelpContact]:
    """Whom a page of words only names beside its words."""
    if more == "urgent":
        return help_at(place, group).contacts
    if more == "speak_up":
        return doors_outside(place, group, Purpose.SPEAK_UP, Purpose.REGULATOR)
    if more == "bereaved":
        return doors_outside(place, group, Purpose.ADVOCACY, Purpose.COMPLAINT)
    return []


def help_anywhere(nations: Iterable[str]) -> HelpBlock:
    """Where the place is not known: only help that is there in each of the nations."""
    blocks = [help_block(nation, Setting.HOME) for nation in nations or Nation.values]
    first = blocks[0]
    everywhere = [
        contact
        for contact in first.contacts
        if all(contact in block.contacts for block in blocks)
    ]
    return HelpBlock(
        contacts=everywhere, at_once=first.at_once, checked_on=first.checked_on
    )
