"""The audit trail, as far as somebody may see it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import TypeVar
from uuid import UUID
from zoneinfo import ZoneInfo

from heed.concerns.queries import things_kept_from
from heed.people.access import Permission
from heed.people.models import Account
from heed.people.queries import accounts_in, names_today, places_where
from heed.safeguards import audit, trail
from heed.safeguards.models import AuditEntry

SEE = Permission.SEE_AUDIT
LONGEST_CHECK = 100_000  # entries; more would keep others waiting for their pages
Made = TypeVar("Made")
ZONE = ZoneInfo("Europe/London")


@dataclass(frozen=True)
class Asked:
    """What a person asks of the audit trail, as the address says it."""

    kind: str = "opened"
    by: UUID | None = None
    first: date | None = None
    last: date | None = None
    before: int | None = None

    @classmethod
    def read(cls, said: Mapping[str, str]) -> "Asked":
        """From an address; what cannot be read there is left out."""
        kind = said.get("what", "")
        return cls(
            kind=kind if kind in trail.KINDS else "opened",
            by=_or_none(UUID, said.get("who", "")),
            first=_or_none(date.fromisoformat, said.get("first", "")),
            last=_or_none(date.fromisoformat, said.get("last", "")),
            before=_or_none(_position, said.get("before", "")),
        )


@dataclass(frozen=True)
class Trail:
    """One page of the audit trail, with the names that it needs."""

    asked: Asked
    entries: list[AuditEntry]
    more_before: int | None
    people: dict[UUID, str]
    places: dict[UUID, str]


def trail_for(account: Account, asked: Asked) -> Trail:
    """What an account may see of who did what, newest first.

    Only places that it reaches; and nothing of cases that concern itself, its ward or
    its line.
    """
    places = list(places_where(account, SEE))
    ids = {place.id for place in places}
    found = trail.entries(
        account.organisation,
        trail.Wanted(
            kind=asked.kind,
            by=asked.by,
            since=_midnight(asked.first),
            until=_midnight(asked.last and asked.last + timedelta(days=1)),
            before=asked.before,
        ),
        places=ids,
        placeless=account.organisation in ids,
        without=things_kept_from(account),
    )
    shown = found[: trail.PAGE]
    people = accounts_in(places_where(account, SEE))
    return Trail(
        asked=asked,
        entries=shown,
        more_before=shown[-1].position if len(found) > trail.PAGE else None,
        people=dict(people.order_by("name").values_list("id", "name")),
        places=names_today(places),
    )


def chain_of(account: Account) -> audit.Verdict | None:
    """Whether the chain of the account's organisation is whole; none if too long."""
    if audit.length(account.organisation) > LONGEST_CHECK:
        return None
    return audit.verify(account.organisation)


def _midnight(day: date | None) -> datetime | None:
    if day is None:
        return None
    return datetime.combine(day, time.min, tzinfo=ZONE).astimezone(UTC)


def _position(text: str) -> int:
    if len(text) > 15:
        raise ValueError
    return int(text)


def _or_none(read: Callable[[str], Made], text: str) -> Made | None:
    try:
        return read(text)
    except (ValueError, OverflowError):
        return None
