"""The desk: one queue in the order of age, from which nothing is ever sorted away."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Prefetch, Q, QuerySet

from heed.concerns.access import readable
from heed.concerns.choices import OPEN_STATES, State
from heed.concerns.models import Clock, Complaint, Concern, Escalation
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


def queue_for(
    account: Account, after: Position | None = None, size: int = PAGE
) -> Page:
    """The open concerns that an account may read, oldest window first."""
    waiting = _waiting(account)
    if after is not None:
        waiting = waiting.filter(
            Q(window_start__gt=after.window_start)
            | Q(window_start=after.window_start, id__gt=after.id)
        )
    found = list(_with_clocks(waiting)[: size + 1])
    more = len(found) > size
    last = found[size - 1] if more else None
    position = Position(last.window_start, last.id) if last else None
    return Page(found[:size], position)


def to_read_now(account: Account) -> list[Concern]:
    """The concerns that a person must read now, oldest first; the list has them too."""
    marked = _waiting(account).filter(needs_reading_now=True, state=State.UNREAD)
    return list(_with_clocks(marked)[:STRIP])


def count_to_read_now(account: Account) -> int:
    """How many concerns a person must read now."""
    marked = _waiting(account).filter(needs_reading_now=True, state=State.UNREAD)
    return marked.count()


def oldest_unread(account: Account) -> Concern | None:
    """The concern that has waited longest without being read."""
    unread = _waiting(account).filter(Q(state=State.UNREAD) | Q(has_new_words=True))
    return _with_clocks(unread).first()


def count_unread(account: Account) -> int:
    """How many concerns nobody has read, or have words that nobody has read."""
    unread = Q(state=State.UNREAD) | Q(has_new_words=True)
    return _waiting(account).filter(unread).count()


def concern_for(account: Account, pk: UUID) -> Concern | None:
    """One concern, if this account may read it; a stranger learns nothing."""
    related = ("place", "response", "response__edition")
    return (
        _with_clocks(readable(account)).select_related(*related).filter(pk=pk).first()
    )


def complaints_for(account: Account) -> list[Complaint]:
    """The complaints an account may read: unanswered first, then by window."""
    return list(
        Complaint.objects.filter(concern__in=readable(account))
        .select_related("concern__place")
        .prefetch_related("clocks")
        .order_by("answer", "window_start", "reference")
    )


def complaint_for(account: Account, pk: UUID) -> Complaint | None:
    """One complaint, if this account may read it."""
    found = Complaint.objects.filter(pk=pk, concern__in=readable(account))
    return found.select_related("concern__place").prefetch_related("clocks").first()


def escalations_for(account: Account, limit: int = 100) -> list[Escalation]:
    """The latest calls about concerns that an account may read, newest first."""
    return list(
        Escalation.objects.filter(
            organisation=account.organisation,
            clock__concern__in=readable(account),
        )
        .select_related("clock__concern__place", "account")
        .order_by("-at", "rung", "id")[:limit]
    )


def overdue_for(account: Account, limit: int = 100) -> list[Clock]:
    """The promises that are late, most late first."""
    return list(
        Clock.objects.filter(
            met_at=None,
            due_at__lt=clock.now(),
            organisation=account.organisation,
            concern__in=readable(account),
        )
        .select_related("concern__place")
        .order_by("due_at", "id")[:limit]
    )


def running(concern: Concern) -> Sequence[Clock]:
    """The clocks of a concern that still run, first due first; already fetched."""
    return sorted(
        (one for one in concern.clocks.all() if one.met_at is None),
        key=lambda one: one.due_at,
    )


def _waiting(account: Account) -> QuerySet[Concern]:
    return readable(account).filter(state__in=OPEN_STATES)


def _with_clocks(concerns: QuerySet[Concern]) -> QuerySet[Concern]:
    clocks = Prefetch("clocks", Clock.objects.order_by("due_at", "promise"))
    return (
        concerns.select_related("place")
        .prefetch_related(clocks)
        .order_by("window_start", "id")
    )
