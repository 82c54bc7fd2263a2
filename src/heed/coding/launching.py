"""Long work in a process of its own, so that no clock and no page waits for it.

The worker rings the clocks of urgent words each minute; minutes of learning in it would
hold them up. A process that nobody waits for also gives its memory back at its end.
"""

import subprocess
import sys
import threading
from uuid import UUID


def launch(run: UUID, *command: str) -> None:
    """Start a process that carries out a piece of long work, and do not wait for it.

    ``command`` is ours for that work; without one it is that of suggestions.
    """
    words = command or ("suggest", "run")
    process = subprocess.Popen(  # noqa: S603 - our own command and an identity
        [sys.executable, "-m", "heed.config.console", *words, str(run)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    # Somebody has to take note of its end, or the system keeps its remains.
    threading.Thread(target=process.wait, name="heed-launched", daemon=True).start()
