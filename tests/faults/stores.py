"""The stores that a fault may hit, and looking into them when the server is gone."""

import json
import os
import subprocess
import sys
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psycopg

from heed.foundation.databases.driver import KeyedConnection
from heed.foundation.keys import Purpose, read_keys

ROOT = Path(__file__).resolve().parents[2]
LARGE_LOG = "-c wal_buffers=64MB"  # PostgreSQL holds in memory what need not wait


@dataclass(frozen=True)
class Store:
    """One operational store with its key file and its folder for everything else."""

    url: str
    folder: Path
    more: dict[str, str] = field(default_factory=dict)

    @property
    def is_sqlite(self) -> bool:
        """Whether it is a file."""
        return self.url.startswith("sqlite")

    @property
    def file(self) -> Path:
        """The file of an SQLite store."""
        return Path(self.url.removeprefix("sqlite:///"))

    @property
    def environment(self) -> dict[str, str]:
        """What a server needs to be told."""
        return os.environ | {
            "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "src")]),
            "DJANGO_SETTINGS_MODULE": "tests.faults.settings",
            "DATABASE_URL": self.url,
            "HEED_DATA_DIR": str(self.folder),
            "HEED_KEY_FILE": str(self.folder / "heed.keys"),
            **self.more,
        }

    @property
    def people_file(self) -> Path:
        """Who is in the store with something to send, one JSON object a line."""
        return self.folder / "people.jsonl"

    def people(self) -> list[dict[str, str]]:
        """Who is in the store with something to send."""
        if not self.people_file.exists():
            return []
        return [json.loads(line) for line in self.people_file.read_text().splitlines()]

    def add_people(self, count: int) -> None:
        """Put people into the store who have only to send what they wrote."""
        added = self.ask_heed("faults_people", str(count), FAULTS_CARE="none")
        with self.people_file.open("a") as file:
            file.writelines(json.dumps(one) + "\n" for one in added)

    def ask_heed(self, *words: str, **more: str) -> list[dict[str, Any]]:
        """What one of the faults' own commands says, a JSON object a line."""
        said = self._run("django", *words, **more)
        return [json.loads(line) for line in said.splitlines()]

    def heed(self, *words: str, **more: str) -> None:
        """Run a command of the console and wait for it."""
        self._run("heed.config.console", *words, **more)

    def _run(self, module: str, *words: str, **more: str) -> str:
        done = subprocess.run(
            [sys.executable, "-m", module, *words],
            env=self.environment | more,
            cwd=ROOT,
            check=False,
            capture_output=True,
        )
        assert done.returncode == 0, done.stderr.decode()
        return done.stdout.decode()

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        """What a query finds, asked without any of Heed's own reading."""
        with closing(self._opened()) as opened:
            return opened.execute(sql).fetchall()

    def change(self, statements: Iterable[str]) -> None:
        """Run statements in one transaction."""
        with closing(self._opened()) as opened:
            for statement in statements:
                opened.execute(statement)
            opened.commit()

    def _opened(self) -> Any:
        if not self.is_sqlite:
            return psycopg.connect(self.url)
        key = read_keys(self.folder / "heed.keys").derive(Purpose.DATABASE)
        return KeyedConnection(str(self.file), key=key)

    def payloads(self, kind: str) -> list[dict[str, Any]]:
        """The payloads of all tasks of a kind."""
        sql = f"SELECT payload FROM foundation_outboxtask WHERE kind = '{kind}'"
        found = [payload for (payload,) in self.rows(sql)]
        return [json.loads(p) if isinstance(p, str) else p for p in found]

    def is_whole(self) -> bool:
        """Whether the store finds no damage in itself."""
        if self.is_sqlite:
            return self.rows("PRAGMA integrity_check") == [("ok",)]
        return self.rows("SELECT count(*) FROM foundation_idempotencykey") != []
