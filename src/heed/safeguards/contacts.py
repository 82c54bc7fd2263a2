"""Help contacts: one dated store, by nation, setting and hearing.

``help_block`` gives the block that stands on every public page; ``routes`` gives the
doors outside (ombudsman, regulator, advocate, speaking up). A place adds its own
person and number, and cannot go live while these are blank.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Literal

import yaml
from django.utils import formats, translation
from django.utils.translation import gettext as _
from pydantic import BaseModel, ConfigDict, Field, model_validator

from heed.safeguards.errors import ContactsIncomplete
from heed.ui.frame import HelpBlock, HelpContact, Way

STORE = Path(__file__).with_name("contacts.yaml")
FRESH_DAYS = 90


class Nation(StrEnum):
    """Whose services apply."""

    ENGLAND = "england"
    SCOTLAND = "scotland"
    WALES = "wales"
    NORTHERN_IRELAND = "northern-ireland"


class Setting(StrEnum):
    """Where the person is, or who they are."""

    WARD = "ward"
    HOME = "home"
    CARER = "carer"
    STAFF = "staff"


class Hearing(StrEnum):
    """Which ways of reaching a contact can be used."""

    HEARING = "hearing"
    DEAF = "deaf"
    ALL = "all"


class Purpose(StrEnum):
    """What a contact is for."""

    URGENT = "urgent"
    COMPLAINT = "complaint"
    REGULATOR = "regulator"
    ADVOCACY = "advocacy"
    SPEAK_UP = "speak-up"


EMERGENCY = "emergency"  # its first way stands in view on every public page


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Words(_Strict):
    """A text in English and Welsh."""

    en: str = Field(min_length=1)
    cy: str = Field(min_length=1)

    def __str__(self) -> str:
        """The text in the language of the page."""
        return (
            self.cy if (translation.get_language() or "").startswith("cy") else self.en
        )


class StoredWay(_Strict):
    """One way to reach a contact, as it stands in the store."""

    kind: Literal["phone", "text", "web", "person"]
    value: str = ""
    label: Words | None = None
    hearing: Hearing = Hearing.ALL
    relay: bool = False

    @model_validator(mode="after")
    def _is_complete(self) -> "StoredWay":
        if self.kind == "person" and self.label is None:
            raise ValueError("A person needs words that say how to find them.")
        if self.kind != "person" and not self.value:
            raise ValueError("A way to reach someone needs its number or address.")
        return self


class Contact(_Strict):
    """Somebody who can help, where that was read, and when it was checked."""

    id: str = Field(pattern=r"^[a-z0-9-]+$")
    purpose: Purpose
    nations: tuple[Nation, ...] = Field(min_length=1)
    settings: tuple[Setting, ...] = Field(min_length=1)
    name: Words
    ways: tuple[StoredWay, ...] = Field(min_length=1)
    hours: Words | None = None
    note: Words | None = None
    source: str = Field(pattern=r"^https://")
    checked: date
    checked_by: str = Field(min_length=1)
    rung: date | None

    @property
    def has_number(self) -> bool:
        """Whether a person must ring or text it before a release."""
        return any(way.kind in {"phone", "text"} for way in self.ways)


class Store(_Strict):
    """The whole store."""

    version: int
    welsh_checked_by: str
    relay_prefix: str
    contacts: tuple[Contact, ...]

    @model_validator(mode="after")
    def _ids_are_unique(self) -> "Store":
        ids = [contact.id for contact in self.contacts]
        if len(set(ids)) < len(ids):
            raise ValueError("Two contacts have the same id.")
        return self


@dataclass(frozen=True)
class LocalHelp:
    """What a place itself must say: whom to speak to, and its own numbers.

    ``second_opinion`` is the number of Martha's Rule or Call for Concern, where the
    hospital has one.
    """

    person: str = ""
    urgent_phone: str = ""
    no_phone: bool = False
    second_opinion: str = ""


@cache
def store() -> Store:
    """The contacts as they stand in the file."""
    return Store.model_validate(yaml.safe_load(STORE.read_text(encoding="utf-8")))


def help_block(
    nation: Nation | str,
    setting: Setting | str,
    hearing: Hearing | str = Hearing.ALL,
    *,
    local: LocalHelp | None = None,
) -> HelpBlock:
    """The urgent help for one page, nearest help first, in the page's language."""
    setting, hearing = Setting(setting), Hearing(hearing)
    chosen = contacts_for(nation, setting, Purpose.URGENT)
    national = list(_as_seen(chosen, hearing))
    emergency = [contact for contact in chosen if contact.id == EMERGENCY]
    return HelpBlock(
        contacts=_local(setting, hearing, local or LocalHelp()) + national,
        at_once=tuple(c.ways[0] for c in _as_seen(emergency, hearing)),
        checked_on=formats.date_format(min(c.checked for c in chosen)),
    )


def routes(
    nation: Nation | str,
    setting: Setting | str,
    *purposes: Purpose,
    hearing: Hearing | str = Hearing.ALL,
) -> list[HelpContact]:
    """The doors outside the organisation, for the purposes named."""
    chosen = [c for p in purposes for c in contacts_for(nation, setting, p)]
    return list(_as_seen(chosen, Hearing(hearing)))


def contacts_for(
    nation: Nation | str, setting: Setting | str, purpose: Purpose
) -> list[Contact]:
    """The stored contacts for a nation and setting, emergency last on a ward."""
    found = [
        contact
        for contact in store().contacts
        if Nation(nation) in contact.nations
        and Setting(setting) in contact.settings
        and contact.purpose is purpose
    ]
    # On a ward help stands in the same building; elsewhere the emergency is first.
    last = EMERGENCY if Setting(setting) is Setting.WARD else ""
    return sorted(found, key=lambda contact: contact.id == last)


def missing_local(setting: Setting | str, local: LocalHelp) -> list[str]:
    """What a place must still fill in before it goes live, one sentence each."""
    missing = []
    if not local.person.strip():
        missing.append(_("Say whom to speak to there, such as “the nurse in charge”."))
    if local.no_phone == bool(local.urgent_phone.strip()):
        missing.append(_("Give the number to ring, or say that there is no phone."))
    return missing


def require_local(setting: Setting | str, local: LocalHelp) -> None:
    """Refuse a place whose own contacts are blank."""
    missing = missing_local(setting, local)
    if missing:
        raise ContactsIncomplete(" ".join(missing))


def stale(today: date) -> list[Contact]:
    """The contacts that were last checked too long ago, or in the future."""
    return [
        contact
        for contact in store().contacts
        if not 0 <= (today - contact.checked).days <= FRESH_DAYS
    ]


def to_ring() -> list[Contact]:
    """The contacts with a number that no person has rung since it was checked."""
    return [
        contact
        for contact in store().contacts
        if contact.has_number and (not contact.rung or contact.rung < contact.checked)
    ]


def _local(setting: Setting, hearing: Hearing, local: LocalHelp) -> list[HelpContact]:
    if setting is Setting.STAFF:
        return []
    found = []
    if local.person:
        found.append(HelpContact(name=_name(local), ways=_local_ways(hearing, local)))
    if local.second_opinion:
        found.append(
            HelpContact(
                name=_("If someone is getting worse and nobody listens"),
                ways=_phone_ways(local.second_opinion, hearing),
                note=_("A different team will look again. You need not ask first."),
            )
        )
    if setting is Setting.WARD and local.no_phone:
        found.append(
            HelpContact(
                name=_("No phone here?"),
                ways=[Way("person", _("Ask any member of staff to let you use one."))],
            )
        )
    return found


def _name(local: LocalHelp) -> str:
    return local.person[:1].upper() + local.person[1:]


def _local_ways(hearing: Hearing, local: LocalHelp) -> list[Way]:
    here = [Way("person", _("Go to them, or ask anyone to fetch them."))]
    if local.urgent_phone and not local.no_phone:
        return here + _phone_ways(local.urgent_phone, hearing)
    return here


def _phone_ways(number: str, hearing: Hearing) -> list[Way]:
    ways = []
    if hearing is not Hearing.DEAF:
        ways.append(Way("phone", _("Ring %(number)s") % {"number": number}, number))
    if hearing is not Hearing.HEARING:
        ways.append(_relay(number))
    return ways


def _relay(number: str) -> Way:
    relayed = f"{store().relay_prefix} {number}"
    words = _("Text relay: %(number)s (Relay UK)") % {"number": relayed}
    return Way("relay", words, relayed)


def _as_seen(contacts: Iterable[Contact], hearing: Hearing) -> Iterable[HelpContact]:
    """Contacts with the ways that can be used; one without any is left out."""
    for contact in contacts:
        ways = [seen for way in contact.ways for seen in _ways(way, hearing)]
        if ways:
            yield HelpContact(
                name=str(contact.name),
                ways=ways,
                hours=str(contact.hours or ""),
                note=str(contact.note or ""),
            )


def _ways(way: StoredWay, hearing: Hearing) -> list[Way]:
    wanted = {Hearing.ALL, hearing} if hearing is not Hearing.ALL else set(Hearing)
    if way.hearing not in wanted:
        return []
    if way.kind == "phone" and way.label is None:
        return _phone_ways(way.value, hearing if way.relay else Hearing.HEARING)
    ways = []
    if way.kind != "phone" or hearing is not Hearing.DEAF:
        ways.append(Way(way.kind, _label(way), way.value))
    if way.relay and hearing is not Hearing.HEARING:
        ways.append(_relay(way.value))
    return ways


def _label(way: StoredWay) -> str:
    if way.label is None:
        return way.value.removeprefix("https://").removeprefix("www.")
    return str(way.label).replace("{number}", way.value)
