"""An empty store of a kind, fully durable, for one benchmark in this process."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import django
from django.core.management import call_command
from django.db import connections

from benchmarks.machine import ROOT
from tests.postgres import Cluster, cluster

KINDS = ("SQLite", "PostgreSQL")


@dataclass(frozen=True)
class Store:
    """Where the data is, and which processes hold it beside the server."""

    kind: str
    folder: Path
    cluster: Cluster | None = None

    @property
    def processes(self) -> list[int]:
        """The database's own server, where there is one."""
        if self.cluster is None:
            return []
        return [
            int((self.cluster.folder / "data/postmaster.pid").read_text().split()[0])
        ]

    @property
    def disk(self) -> Path:
        """A folder on the disk that the store writes to."""
        return self.cluster.folder if self.cluster else self.folder

    @contextmanager
    def slowed(self, by: dict[str, str]) -> Iterator[None]:
        """The database's server on a slow disk; SQLite is slowed with the server."""
        if self.cluster is None:
            yield
            return
        self._start_again(by)
        try:
            yield
        finally:
            self._start_again({})

    def _start_again(self, environment: dict[str, str]) -> None:
        before = dict(os.environ)
        _let_go_of_connections()
        self.cluster.stop()
        os.environ.update(environment)
        try:
            self.cluster.start()
        finally:
            os.environ.clear()
            os.environ.update(before)


def _let_go_of_connections() -> None:
    """Connections of this process would be broken off; they are opened anew."""
    connections.close_all()
    for connection in connections.all():
        getattr(connection, "close_pool", lambda: None)()


@contextmanager
def opened(kind: str) -> Iterator[Store]:
    """A migrated store; Django is set up for it, so one process opens one store."""
    folder = _folder()
    try:
        if kind == "SQLite":
            yield _set_up(Store(kind, folder), f"sqlite:///{folder / 'heed.sqlite3'}")
        else:
            with cluster() as server:
                yield _set_up(Store(kind, folder, server), server.url)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _folder() -> Path:
    # Below the checkout, since a folder for temporary files may be held in memory.
    parent = ROOT / "var" / "benchmarks"
    parent.mkdir(parents=True, exist_ok=True)
    return Path(tempfile.mkdtemp(prefix="work-", dir=parent))


def _set_up(store: Store, url: str) -> Store:
    os.environ.update(
        DATABASE_URL=url,
        HEED_DATA_DIR=str(store.folder),
        HEED_MAIL_BACKEND="django.core.mail.backends.dummy.EmailBackend",
        DJANGO_SETTINGS_MODULE="heed.config.settings",
    )
    django.setup()
    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    return store
