"""What does not come in as it was, counted kind by kind."""

from collections import Counter

from heed.instruments.formats.losses import How, Loss


class Telling:
    """Collects what was left out, so that nothing is silent."""

    def __init__(self) -> None:
        self._seen: Counter[tuple[str, str, str, How]] = Counter()

    def add(
        self, where: str, count: int, what: str, why: str, how: How = How.LOST
    ) -> None:
        """Count some more of one kind."""
        if count:
            self._seen[where, what, why, how] += count

    def losses(self) -> tuple[Loss, ...]:
        """One line for each kind."""
        return tuple(
            Loss("", where, f"{count:,} {what}", why, how)
            for (where, what, why, how), count in self._seen.items()
        )
