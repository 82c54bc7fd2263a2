"""The desk: one queue in the order of age, from which nothing is ever sorted away."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Prefetch, Q, QuerySet

from heed.concerns.access import readable, reports_for
from heed.concerns.choices import State
from heed.concerns.models import (
    Clock,
    Complaint,
    Concern,
    Escalation,
    RetaliationReport,
)
from heed.concerns.queries.clocks import may_know, of_readable
from heed.foundation import clock
from heed.people.models import Account

PAGE = 25
STRIP = 10  # flagged items shown on top as well; the rest are in the list like all


@dataclass(frozen=True)
class Position:
    """Where a page of the queue ends: age first, then a random identity."""

    window_start: datetime
    id: UUID

    def __str__(self) -> str:
        return f"{self.window_start.isoformat()}_{self.id}"

    @classmethod
    def read(cls, text: str) -> "Position | None":
        """A position from an address, or none where it is not one."""
        start, _, identity = text.partition("_")
        try:
            return cls(datetime.fromisoformat(start), UUID(identity))
        except ValueError:
            return None


@dataclass(frozen=True)
class Page:
    """Some concerns, oldest first, and where the next page begins."""

    concerns: list[Concern]
    after: Position | None


@dataclass(frozen=True)
class Waiting:
    """What waits unread: how much, and the oldest of it."""

    oldest: Concern | None
    count: int


@dataclass(frozen=True)
class Desk:
    """The queue's page: what must be read now, and everything in the order of age."""

    now: list[Concern]
    more_now: int
    page: Page


def desk_for(account: Account, after: Position | None = None) -> Desk:
    """One page of an account's desk; the strip on top stands on the first page."""
    waiting = _waiting(account)
    now, count = ([], 0) if after else _to_read_now(waiting, account)
    page = _page(waiting, after, PAGE, account)
    return Desk(now, count - len(now), page)


def queue_for(
    account: Account, after: Position | None = None, size: int = PAGE
) -> Page:
    """The open concerns that an account may read, oldest window first."""
    return _page(_waiting(account), after, size, account)


def unread_for(account: Account) -> Waiting:
    """How much nobody has read, new words of writers too, and the oldest of it."""
    unread = _waiting(account).filter(Q(state=State.UNREAD) | Q(has_new_words=True))
    oldest = _with_clocks(unread, account).first()
    return Waiting(oldest, unread.count() if oldest else 0)


def concern_for(account: Account, pk: UUID) -> Concern | None:
    """One concern, if this account may read it; a stranger learns nothing."""
    related = ("place", "response", "response__edition")
    return (
        _with_clocks(readable(account), account)
        .select_related(*related)
        .filter(pk=pk)
        .first()
    )


def complaints_for(account: Account) -> list[Complaint]:
    """The complaints an account may read: unanswered first, then by window."""
    return list(
        _complaints(account)
        .prefetch_related("clocks")
        .order_by("answer", "window_start", "reference")
    )


def complaint_for(account: Account, pk: UUID) -> Complaint | None:
    """One complaint, if this account may read it."""
    return _complaints(account).filter(pk=pk).prefetch_related("clocks").first()


def escalations_for(account: Account, limit: int = 100) -> list[Escalation]:
    """The latest calls about concerns that an account may read, newest first."""
    return list(
        Escalation.objects.filter(
            of_readable(account, "clock__concern"),
            may_know(account, "clock__"),
            organisation=account.organisation,
        )
        .select_related("clock__concern__place", "account")
        .order_by("-at", "rung", "id")[:limit]
    )


def overdue_for(account: Account, limit: int = 100) -> list[Clock]:
    """The promises that are late, most late first."""
    return list(
        Clock.objects.filter(
            of_readable(account, "concern"),
            may_know(account),
            met_at=None,
            due_at__lt=clock.now(),
            organisation=account.organisation,
        )
        .select_related("concern__place")
        .order_by("due_at", "id")[:limit]
    )


def reports_waiting(account: Account) -> list[RetaliationReport]:
    """Reports of harm for having spoken up, unread ones first, then the oldest."""
    return list(
        reports_for(account)
        .select_related("concern__place")
        .prefetch_related("clocks")
        .order_by("is_read", "window_start", "id")
    )


def report_for(account: Account, pk: UUID | None) -> RetaliationReport | None:
    """One report, if this account may read it."""
    found = reports_for(account).filter(pk=pk)
    return found.select_related("concern__place", "text").first()


def running(concern: Concern) -> Sequence[Clock]:
    """The clocks of a concern that still run, first due first; already fetched."""
    return sorted(
        (one for one in concern.clocks.all() if one.met_at is None),
        key=lambda one: one.due_at,
    )


def _complaints(account: Account) -> QuerySet[Complaint]:
    # Fetched apart: a join lets SQLite begin with every concern that there is.
    return Complaint.objects.filter(
        of_readable(account, "concern"), organisation=account.organisation
    ).prefetch_related("concern__place")


def _waiting(account: Account) -> QuerySet[Concern]:
    return readable(account).filter(is_open=True)


def _to_read_now(
    waiting: QuerySet[Concern], account: Account
) -> tuple[list[Concern], int]:
    marked = waiting.filter(needs_reading_now=True, state=State.UNREAD)
    found = list(_with_clocks(marked, account)[: STRIP + 1])
    count = marked.count() if len(found) > STRIP else len(found)
    return found[:STRIP], count


def _page(
    waiting: QuerySet[Concern], after: Position | None, size: int, account: Account
) -> Page:
    if after is not None:
        waiting = waiting.filter(
            Q(window_start__gt=after.window_start)
            | Q(window_start=after.window_start, id__gt=after.id)
        )
    found = list(_with_clocks(waiting, account)[: size + 1])
    last = found[size - 1] if len(found) > size else None
    return Page(found[:size], Position(last.window_start, last.id) if last else None)


def _with_clocks(concerns: QuerySet[Concern], account: Account) -> QuerySet[Concern]:
    """In the order of the queue, with what a card shows to this account."""
    shown = Clock.objects.filter(may_know(account)).order_by("due_at", "promise")
    return (
        concerns.select_related("place")
        .prefetch_related(Prefetch("clocks", shown))
        .order_by("window_start", "id")
    )
