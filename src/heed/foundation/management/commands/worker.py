"""``heed worker``: background work in a process of its own."""

import signal
from typing import Any

from django.core.management.base import BaseCommand

from heed.foundation.worker import Worker


class Command(BaseCommand):
    """Do background work until told to stop; several may run at once."""

    help = "Do background work in a process of its own (HEED_WORKER=separate)."

    def handle(self, *args: Any, **options: Any) -> None:
        """Work until Ctrl+C or SIGTERM, finishing the present task."""
        worker = Worker()
        for signal_number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(signal_number, lambda *_: worker.stop())
        self.stdout.write("The worker has started. Press Ctrl+C to stop it.")
        worker.work()
        self.stdout.write("The worker has stopped.")
