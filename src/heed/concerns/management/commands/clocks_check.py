"""``heed clocks check``: are the promises watched, and is everybody reached?"""

import json
import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from heed.concerns.queries import Health, clock_health


class Command(BaseCommand):
    """Say whether the clocks are watched; exit code 1 where a person must look."""

    help = "Check that promises are watched, and that whoever is called is reached."

    def add_arguments(self, parser: CommandParser) -> None:
        """Whether a machine reads the answer."""
        parser.add_argument(
            "--json", action="store_true", help="Print one JSON object."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Print how it stands, and fail where the worker is silent."""
        found = clock_health()
        if options["json"]:
            self.stdout.write(json.dumps(_as_data(found)))
        else:
            for sentence in _sentences(found):
                self.stdout.write(sentence)
        if not found.is_well:
            sys.exit(1)


def _as_data(found: Health) -> dict[str, Any]:
    return {
        "well": found.is_well,
        "silent": found.is_silent,
        "worker_seconds": _seconds(found.worker_age),
        "clocks_seconds": _seconds(found.clocks_age),
        "rungs_not_rung": found.unrung,
        "calls_to_nobody": found.uncalled,
        "messages_not_sent": found.undelivered,
    }


def _seconds(age: Any) -> int | None:
    return None if age is None else int(age.total_seconds())


def _sentences(found: Health) -> list[str]:
    said = {
        "The worker is silent: nobody is being called. Start it, and look at the "
        "queue.": found.is_silent,
        f"{found.unrung} rungs have not rung in time.": found.unrung,
        f"{found.uncalled} calls of the last day reached nobody. Look at the "
        "roles.": found.uncalled,
        f"{found.undelivered} messages could not be sent.": found.undelivered,
    }
    return [s for s, holds in said.items() if holds] or ["The clocks are watched."]
