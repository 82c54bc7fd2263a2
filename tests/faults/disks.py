"""Small disks of our own: files that are mounted, filled, and cut from their power.

What has reached the backing file is what would be there after a power cut. The file
system keeps its changes in memory for five minutes (``commit=300``) unless it is told
to write them down, so that only what was truly written down survives. A disk that
says "written" when it is not is not modelled.
"""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest


class Disk:
    """One disk of some megabytes."""

    def __init__(self, folder: Path, name: str, size: int = 160) -> None:
        self.file = folder / f"{name}.img"
        self.mount_point = folder / name
        self.mount_point.mkdir()
        with self.file.open("wb") as made:
            made.truncate(size * 1024 * 1024)
        _run("mkfs.ext4", "-q", "-F", "-m", "0", str(self.file))

    def mount(self) -> None:
        """Put it in its place."""
        options = "loop,commit=300"
        _run("mount", "-o", options, str(self.file), str(self.mount_point))

    def unmount(self) -> None:
        """Take it away again."""
        _run("umount", "-l", str(self.mount_point))

    def copy_as_cut(self, name: str) -> "Disk":
        """The disk as it would be found after the power came back."""
        cut = object.__new__(Disk)
        cut.file = self.file.with_name(f"{name}.img")
        cut.mount_point = self.file.with_name(name)
        cut.mount_point.mkdir()
        shutil.copyfile(self.file, cut.file)
        # 1 means that it was mended, as it is after every cut.
        done = subprocess.run(
            ["e2fsck", "-fy", str(cut.file)], capture_output=True, check=False
        )
        assert done.returncode in {0, 1}, done.stdout
        return cut


def fill(folder: Path) -> Path:
    """Leave no room at all on a disk; returns the file that takes it."""
    ballast = folder / "ballast"
    with ballast.open("wb", buffering=0) as file:
        for size in (1024 * 1024, 4096, 512):
            with suppress(OSError):
                while file.write(bytes(size)):
                    pass
    return ballast


@contextmanager
def mounted(disk: Disk) -> Iterator[Path]:
    """The disk in its place, for a while."""
    disk.mount()
    try:
        yield disk.mount_point
    finally:
        disk.unmount()


def need_disks(folder: Path) -> None:
    """Go on only where a file can be mounted; in CI, where it must be, fail."""
    try:
        with mounted(Disk(folder, "try", size=8)):
            pass
    except (OSError, subprocess.CalledProcessError) as error:
        reason = f"not run: a file cannot be mounted here ({type(error).__name__})."
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)


def _run(*command: str) -> None:
    subprocess.run(command, check=True, capture_output=True)
