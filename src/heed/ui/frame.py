"""What every page's frame shows but only higher rooms know: a register of slots.

``config`` fills the slots at start-up: ``fill("help", help_for_page)``. A slot is a
function of the request; one that was not filled shows nothing.

=========  =================================================================
``help``   a ``HelpBlock`` for this page, below the header of public pages
``menu``   a list of ``MenuEntry`` for the person signed in, on staff pages
``unread`` an ``UnreadAge``: the age of the oldest words that nobody has read
``account`` an ``AccountEntry`` for the person signed in, on staff pages
``footer`` a list of ``Link`` at the foot of public pages
``notice`` a sentence at the top of every page, sheets of paper too
=========  =================================================================
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils import translation

Slot = Callable[[HttpRequest | None], Any]

_slots: dict[str, Slot] = {}
SLOTS = ("help", "menu", "unread", "footer", "notice", "account")


@dataclass(frozen=True)
class Way:
    """One way to reach a contact: kind is phone, text, relay, web or person."""

    kind: str
    label: str
    value: str = ""


@dataclass(frozen=True)
class HelpContact:
    """Somebody who can help at once, how to reach them, and when."""

    name: str
    ways: list[Way]
    hours: str = ""
    note: str = ""


@dataclass(frozen=True)
class HelpBlock:
    """The urgent help that stands on every public page.

    ``at_once`` is always in view; the contacts open below it.
    """

    contacts: list[HelpContact]
    at_once: tuple[Way, ...] = ()
    title: str = ""
    summary: str = ""
    checked_on: str = ""


@dataclass(frozen=True)
class Link:
    """A link in the frame."""

    text: str
    href: str


@dataclass(frozen=True)
class MenuEntry(Link):
    """A link in the staff menu; ``current`` marks the page that is open."""

    current: bool = False


@dataclass(frozen=True)
class UnreadAge:
    """How old the oldest unread words are, in a sentence, with the way to them."""

    text: str
    href: str = ""
    late: bool = False


@dataclass(frozen=True)
class AccountEntry:
    """Who is signed in, and where they sign out."""

    name: str
    sign_out_url: str


@dataclass(frozen=True)
class Language:
    """The language of a page as HTML needs it."""

    code: str
    direction: str = field(default="ltr")


def fill(name: str, provider: Slot) -> None:
    """Say who provides a slot; called once, at start-up."""
    if name not in SLOTS:
        raise ValueError(f"There is no slot “{name}”. Slots: {', '.join(SLOTS)}.")
    _slots[name] = provider


def slot(name: str, request: HttpRequest | None) -> Any:
    """What a slot shows on this page, or nothing where it was not filled."""
    provider = _slots.get(name)
    return provider(request) if provider else None


def language() -> Language:
    """The page's language; British English where none is set."""
    code = translation.get_language() or settings.LANGUAGE_CODE
    main, _, region = code.partition("-")
    return Language(
        f"{main}-{region.upper()}" if region else main,
        "rtl" if translation.get_language_bidi() else "ltr",
    )
