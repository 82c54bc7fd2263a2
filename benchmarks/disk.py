"""How fast this machine makes bytes durable, and how to make it slower."""

import os
import shutil
import subprocess
import time
from pathlib import Path

BLOCK = b"\xa5" * 4096
SHIM = Path(__file__).with_name("slow_fsync.c")


def fsync_ms(folder: Path, seconds: float) -> list[float]:
    """How long each write of 4 KB took until it was on the disk, in milliseconds."""
    path, took = folder / "fsync-probe", []
    descriptor = os.open(path, os.O_CREAT | os.O_WRONLY, 0o600)
    try:
        until = time.perf_counter() + seconds
        while (began := time.perf_counter()) < until:
            os.pwrite(descriptor, BLOCK, len(took) % 256 * len(BLOCK))
            os.fdatasync(descriptor)
            took.append((time.perf_counter() - began) * 1000)
    finally:
        os.close(descriptor)
        path.unlink()
    return took


def slow_disk(folder: Path, milliseconds: int) -> dict[str, str] | None:
    """What to add to a process's environment; none where there is no C compiler."""
    compiler = shutil.which("cc") or shutil.which("gcc")
    if compiler is None:
        return None
    shim = folder / "slow_fsync.so"
    subprocess.run(
        [compiler, "-shared", "-fPIC", "-O2", "-o", shim, SHIM, "-ldl"], check=True
    )
    shim.chmod(0o755)
    return {"LD_PRELOAD": str(shim), "FSYNC_US": str(milliseconds * 1000)}
