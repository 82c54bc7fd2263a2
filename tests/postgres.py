"""A throw-away PostgreSQL for the second run of the tests.

``python -m tests.postgres COMMAND …`` runs a command with DATABASE_URL set to it.
PostgreSQL refuses to run as root, so root lends it to the ``postgres`` user.
"""

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

SETTINGS = [
    "-c listen_addresses=127.0.0.1",
    "-c max_connections=200",
    "-c shared_buffers=256MB",
    "-c lc_messages=C",
]


@dataclass(frozen=True)
class Cluster:
    """A running PostgreSQL server of our own."""

    folder: Path
    port: int

    @property
    def url(self) -> str:
        """Where to connect."""
        return f"postgres://heed@127.0.0.1:{self.port}/heed"

    @property
    def process(self) -> int | None:
        """The server's own process, from which all others come; none if it is gone."""
        try:
            written = (self.folder / "data" / "postmaster.pid").read_text()
        except FileNotFoundError:
            return None
        process = int(written.split()[0])
        return process if _name_of(process) == "postgres" else None

    @property
    def is_running(self) -> bool:
        """Whether it was started and has not ended since."""
        return self.process is not None

    def control(self, *arguments: str) -> None:
        """Run pg_ctl on this server."""
        data, log = self.folder / "data", self.folder / "log"
        _run("pg_ctl", "-D", str(data), "-l", str(log), "-w", *arguments)

    def start(self, *settings: str) -> None:
        """Start the server with further settings."""
        options = [f"-p {self.port}", f"-k {self.folder}", *SETTINGS, *settings]
        self.control("-o", " ".join(options), "start")

    def create_database(self) -> None:
        """Make the empty database."""
        address = ["-h", "127.0.0.1", "-p", str(self.port), "-U", "heed"]
        _run("createdb", *address, "heed")

    def stop(self, mode: str = "fast") -> None:
        """Stop the server; ``immediate`` leaves the mending to the next start."""
        self.control("-m", mode, "stop")

    @property
    def recoveries(self) -> int:
        """How often it found at its start that it had crashed."""
        log = (self.folder / "log").read_text()
        return log.count("automatic recovery in progress")

    def kill(self) -> None:
        """``kill -9`` of all of its processes, and wait until they are gone."""
        if (process := self.process) is None:
            return
        self.hold(process)  # it can start no other any more
        everyone = [process, *children(process)]
        for one in everyone:
            with suppress(ProcessLookupError):
                os.kill(one, signal.SIGKILL)
        while any(_name_of(one) for one in everyone):
            time.sleep(0.01)
        # Where nobody collects the dead, these would be taken for a running server's.
        (self.folder / "data" / "postmaster.pid").unlink()
        (self.folder / f".s.PGSQL.{self.port}.lock").unlink()

    def kill_one(self) -> None:
        """``kill -9`` of one process that serves a client, the last to come."""
        if (process := self.process) is None:
            raise RuntimeError("PostgreSQL is not running.")
        os.kill(max(children(process)), signal.SIGKILL)

    def hold_log(self) -> None:
        """Hold the process that writes the log for commits that do not wait."""
        found = [p for p in children(self.process or 0) if _is_called("walwriter", p)]
        self.hold(*found)

    @staticmethod
    def hold(*processes: int) -> None:
        """Stop processes where they stand."""
        for one in processes:
            os.kill(one, signal.SIGSTOP)
            while _state_of(one) not in {"T", "Z", ""}:
                time.sleep(0.001)


@contextmanager
def cluster(
    *settings: str, within: Path | None = None, copy_of: Path | None = None
) -> Iterator[Cluster]:
    """A server with an empty database ``heed``, gone afterwards.

    It may be made within a folder, and as a copy of the folder of a stopped one.
    """
    server = Cluster(_folder(within), free_port())
    if copy_of is None:
        _initialise(server)
    else:
        data = str(copy_of / "data")
        _as_owner("cp", "-a", data, str(server.folder))
    server.start(*settings)
    try:
        if copy_of is None:
            server.create_database()
        yield server
    finally:
        if server.is_running:
            server.stop("immediate")
        shutil.rmtree(server.folder, ignore_errors=True)


def _folder(within: Path | None) -> Path:
    folder = Path(tempfile.mkdtemp(prefix="heed-postgres-", dir=within))
    if os.geteuid() == 0:
        shutil.chown(folder, "postgres")
    folder.chmod(0o700)
    return folder


def _initialise(server: Cluster) -> None:
    data = str(server.folder / "data")
    _run("initdb", "-D", data, "-U", "heed", "-A", "trust", "-E", "UTF8", "--no-sync")


def _run(program: str, *arguments: str) -> None:
    found = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{program}"))
    _as_owner(str(found[-1]) if found else program, *arguments)


def _as_owner(*command: str) -> None:
    lend = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    subprocess.run([*lend, *command], check=True, stdout=subprocess.DEVNULL, cwd="/")


def children(process: int) -> list[int]:
    """The processes that a process has started."""
    return [int(one) for one in _read(f"{process}/task/{process}/children").split()]


def _is_called(name: str, process: int) -> bool:
    return name in _read(f"{process}/cmdline")


def _name_of(process: int) -> str:
    """What a process is called; nothing where it is gone or only its end is left."""
    is_there = _state_of(process) not in {"Z", ""}
    return _read(f"{process}/comm").strip() if is_there else ""


def _state_of(process: int) -> str:
    return _read(f"{process}/stat").rpartition(")")[2][1:2]


def _read(path: str) -> str:
    try:
        return Path("/proc", path).read_text()
    except (FileNotFoundError, ProcessLookupError):
        return ""


def free_port() -> int:
    """A port that nobody uses at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _leave(_signal: int, _frame: object) -> None:
    sys.exit(143)


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, _leave)  # else the server would outlive us
    # A crash-safe disk is not what these tests are about; the faults suite is.
    # Each test is one transaction: a count of a table made meanwhile from outside sees
    # none of its rows, and plans that believe it take minutes instead of moments.
    without = ["-c fsync=off", "-c full_page_writes=off", "-c autovacuum=off"]
    with cluster(*without) as server:
        environment = os.environ | {"DATABASE_URL": server.url}
        sys.exit(subprocess.run(sys.argv[1:], env=environment, check=False).returncode)
