"""Long work in a process of its own, so that no clock and no page waits for it.

The worker rings the clocks of urgent words each minute; minutes of learning in it would
hold them up. A process that nobody waits for also gives its memory back at its end.
"""

import subprocess
import sys
import threading
from uuid import UUID


def launch(run: UUID) -> None:
    """Start a process that carries out a piece of long work, and do not wait for it."""
    process = subprocess.Popen(  # noqa: S603 - our own command and an identity
        [sys.executable, "-m", "heed.config.console", "suggest", "run", str(run)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    # Somebody has to take note of its end, or the system keeps its remains.
    threading.Thread(target=process.wait, name="heed-launched", daemon=True).start()
