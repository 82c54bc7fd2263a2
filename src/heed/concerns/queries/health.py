"""Whether promises are being watched: the alarm for when the worker falls silent."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.db.models import Q

from heed.concerns.models import Clock, Escalation
from heed.concerns.queries.clocks import may_know, of_readable
from heed.foundation import clock, outbox
from heed.people.actions import NUDGE
from heed.people.models import Account

OURS = Q(kind__startswith="concerns.") | Q(kind=NUDGE)
SILENCE = timedelta(minutes=5)


@dataclass(frozen=True)
class Health:
    """How it stands with the clocks."""

    worker_age: timedelta | None
    clocks_age: timedelta | None
    unrung: int  # rungs whose time has passed by more than the silence allowed
    uncalled: int  # calls of the last day that reached nobody
    undelivered: int  # messages that fail or have been given up

    @property
    def is_silent(self) -> bool:
        """Whether nobody is being called because the worker does not run."""
        return any(
            age is None or age > SILENCE for age in (self.worker_age, self.clocks_age)
        )

    @property
    def is_well(self) -> bool:
        """Whether nothing needs a person."""
        return not (self.is_silent or self.unrung or self.uncalled or self.undelivered)


def clock_health(organisation: UUID | None = None) -> Health:
    """How it stands with the clocks, of one organisation or of all."""
    own = Q() if organisation is None else Q(organisation=organisation)
    return _health(own, own, own)


def clock_health_for(account: Account) -> Health:
    """The same as far as an account may see: its own concerns, its organisation's mail.

    How much is late elsewhere says something of wards that are not this reader's.
    """
    own = Q(organisation=account.organisation)
    return _health(
        own & may_know(account) & Q(of_readable(account, "concern")),
        own & may_know(account, "clock__") & Q(of_readable(account, "clock__concern")),
        own,
    )


def _health(of_clocks: Q, of_calls: Q, of_tasks: Q) -> Health:
    now = clock.now()
    late = Clock.objects.filter(of_clocks, met_at=None, next_rung_at__lt=now - SILENCE)
    nobody = Escalation.objects.filter(
        of_calls, account=None, role="administrator", at__gt=now - timedelta(days=1)
    )
    failing = (outbox.failing_tasks() | outbox.dead_tasks()).filter(of_tasks)
    return Health(
        worker_age=outbox.heartbeat_age(),
        clocks_age=outbox.heartbeat_age("clocks"),
        unrung=late.count(),
        uncalled=nobody.count(),
        undelivered=failing.filter(OURS).count(),
    )
