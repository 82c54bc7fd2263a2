"""Whether promises are being watched: the alarm for when the worker falls silent."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from heed.concerns.models import Clock, Escalation
from heed.foundation import clock, outbox

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
    now = clock.now()
    late = Clock.objects.filter(met_at=None, next_rung_at__lt=now - SILENCE)
    nobody = Escalation.objects.filter(
        account=None, role="administrator", at__gt=now - timedelta(days=1)
    )
    if organisation is not None:
        late = late.filter(organisation=organisation)
        nobody = nobody.filter(organisation=organisation)
    failing = outbox.failing_tasks() | outbox.dead_tasks()
    return Health(
        worker_age=outbox.heartbeat_age(),
        clocks_age=outbox.heartbeat_age("clocks"),
        unrung=late.count(),
        uncalled=nobody.count(),
        undelivered=failing.filter(kind__startswith="concerns.").count(),
    )
