"""Repeated work of the ground floor itself."""

from datetime import timedelta

from heed.foundation import clock
from heed.foundation.models import IdempotencyKey
from heed.foundation.outbox import every


@every(60, "forget idempotency keys")
def forget_idempotency_keys() -> int:
    """Drop the keys of submissions a whole day after they came; how many."""
    day_before = clock.now().date() - timedelta(days=1)
    return IdempotencyKey.objects.filter(kept_on__lt=day_before).delete()[0]
