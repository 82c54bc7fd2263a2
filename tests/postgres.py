"""A throw-away PostgreSQL for the second run of the tests.

``python -m tests.postgres COMMAND …`` runs a command with DATABASE_URL set to it.
PostgreSQL refuses to run as root, so root lends it to the ``postgres`` user.
"""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

SETTINGS = [
    "-c listen_addresses=127.0.0.1",
    "-c max_connections=200",
    "-c shared_buffers=256MB",
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

    def control(self, *arguments: str) -> None:
        """Run pg_ctl on this server."""
        data, log = self.folder / "data", self.folder / "log"
        _run("pg_ctl", "-D", str(data), "-l", str(log), "-w", *arguments)

    def start(self, *settings: str) -> None:
        """Start the server with further settings."""
        options = [f"-p {self.port}", f"-k {self.folder}", *SETTINGS, *settings]
        self.control("-o", " ".join(options), "start")

    def stop(self, mode: str = "fast") -> None:
        """Stop the server; ``immediate`` is a crash."""
        self.control("-m", mode, "stop")


@contextmanager
def cluster(*settings: str) -> Iterator[Cluster]:
    """A server with an empty database ``heed``, gone afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="heed-postgres-"))
    server = Cluster(folder, _free_port())
    if os.geteuid() == 0:
        shutil.chown(folder, "postgres")
    folder.chmod(0o700)
    _run(
        "initdb", "-D", str(folder / "data"), "-U", "heed", "-A", "trust", "-E", "UTF8"
    )
    server.start(*settings)
    try:
        _run(
            "createdb", "-h", "127.0.0.1", "-p", str(server.port), "-U", "heed", "heed"
        )
        yield server
    finally:
        server.stop("immediate")
        shutil.rmtree(folder, ignore_errors=True)


def _run(program: str, *arguments: str) -> None:
    found = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{program}"))
    path = str(found[-1]) if found else program
    lend = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    subprocess.run(
        [*lend, path, *arguments], check=True, stdout=subprocess.DEVNULL, cwd="/"
    )


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


if __name__ == "__main__":
    # A crash-safe disk is not what these tests are about; the faults suite is.
    with cluster("-c fsync=off", "-c full_page_writes=off") as server:
        environment = os.environ | {"DATABASE_URL": server.url}
        sys.exit(subprocess.run(sys.argv[1:], env=environment, check=False).returncode)
