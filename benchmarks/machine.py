"""Which machine this is, as far as it bears on the figures."""

import os
import platform
from importlib.metadata import version
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]


def machine() -> dict[str, Any]:
    """Kind of machine, versions, and how busy it is at this moment."""
    return {
        "cores": os.cpu_count(),
        "processor": _field("/proc/cpuinfo", "model name"),
        "memory_gb": round(_memory_kb() / 1e6),
        "system": platform.platform(),
        "python": platform.python_version(),
        "django": version("django"),
        "load_average": os.getloadavg()[0],
    }


def _memory_kb() -> int:
    return int((_field("/proc/meminfo", "MemTotal") or "0 kB").split()[0])


def _field(path: str, name: str) -> str:
    for line in Path(path).read_text().splitlines():
        found, _, value = line.partition(":")
        if found.strip() == name:
            return value.strip()
    return ""
