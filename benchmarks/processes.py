"""What processes cost, read from ``/proc``: CPU time and memory of a whole tree."""

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

TICK = 1000 / os.sysconf("SC_CLK_TCK")  # milliseconds
PAGE = os.sysconf("SC_PAGE_SIZE")


@dataclass(frozen=True)
class _Process:
    parent: int
    own: int
    waited_for: int
    resident: int


def cpu_ms(roots: Iterable[int]) -> float:
    """Milliseconds of CPU that processes, and all that they started, have used.

    What has ended is found in the time of its parent, which waited for it.
    """
    table = _processes()
    return TICK * sum(
        table[pid].own + table[pid].waited_for for pid in _tree(roots, table)
    )


def resident_mb(roots: Iterable[int]) -> float:
    """Megabytes in memory; pages that processes share are counted for each."""
    table = _processes()
    pages = sum(table[pid].resident for pid in _tree(roots, table))
    return pages * PAGE / 1e6


def peak_mb(pid: int | str = "self") -> float:
    """The most megabytes that one process has held in memory (``VmHWM``)."""
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        name, _, value = line.partition(":")
        if name == "VmHWM":
            return int(value.split()[0]) / 1000
    raise RuntimeError("This system does not say how much memory was held.")


def _tree(roots: Iterable[int], table: dict[int, _Process]) -> set[int]:
    found = {pid for pid in roots if pid in table}
    while more := {p for p, one in table.items() if one.parent in found} - found:
        found |= more
    return found


def _processes() -> dict[int, _Process]:
    found = {}
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            try:
                found[int(folder.name)] = _read(folder)
            except (FileNotFoundError, ProcessLookupError):
                continue  # it has ended meanwhile
    return found


def _read(folder: Path) -> _Process:
    fields = (folder / "stat").read_text().rpartition(")")[2].split()
    numbers = [int(field) for field in fields[1:22]]
    return _Process(
        parent=numbers[0],
        own=numbers[10] + numbers[11],
        waited_for=numbers[12] + numbers[13],
        resident=numbers[20],
    )
