"""Repeated work of the ground floor itself."""

from datetime import timedelta

from heed.foundation import clock
from heed.foundation.models import IdempotencyKey
from heed.foundation.outbox import every


@every(60, "forget idempotency keys")
def forget_idempotency_keys() -> None:
    """Drop the keys of submissions a whole day after the day on which they came."""
    day_before = clock.now().date() - timedelta(days=1)
    IdempotencyKey.objects.filter(kept_on__lt=day_before).delete()
