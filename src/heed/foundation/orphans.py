"""A server process whose parent was killed ends too, so that its port is free again."""

import os
import signal
import threading
import time


def end_with_parent(pause: float = 1.0) -> None:
    """Watch the parent process from a thread, and end as if told to when it is gone."""
    threading.Thread(
        target=_watch, args=(os.getppid(), pause), name="heed-orphan", daemon=True
    ).start()


def _watch(parent: int, pause: float) -> None:
    while os.getppid() == parent:
        time.sleep(pause)
    os.kill(os.getpid(), signal.SIGTERM)
