"""The rows that the faults put down: tasks that nobody will ever do."""

from datetime import UTC, datetime
from uuid import UUID

LONG_FROM_NOW = datetime(2999, 1, 1, tzinfo=UTC)
ORGANISATION = UUID(int=1)
