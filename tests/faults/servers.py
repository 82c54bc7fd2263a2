"""A real server in processes of its own, and the worst that can happen to it."""

import http.client
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from uuid import uuid4

from tests.faults.stores import ROOT, Store
from tests.postgres import free_port

PATIENCE = 30


class Process:
    """One of Heed's long-running commands, with all the processes that it starts."""

    def __init__(self, store: Store, *words: str, **more: str) -> None:
        self._path = store.folder / f"{words[0]}-{uuid4()}.log"
        self._log = self._path.open("wb")
        self._popen = subprocess.Popen(
            [sys.executable, "-m", "heed.config.console", *words],
            env=store.environment | more,
            cwd=ROOT,
            stdout=self._log,
            stderr=self._log,
            start_new_session=True,
        )

    @property
    def said(self) -> str:
        """All that it has written to its log."""
        return self._path.read_text()

    def end(self, how: signal.Signals = signal.SIGKILL) -> None:
        """Send a signal to all of its processes and wait until they are gone."""
        with suppress(ProcessLookupError):
            os.killpg(self._popen.pid, how)
        self._popen.wait(PATIENCE)
        while _is_there(self._popen.pid):
            time.sleep(0.01)
        self._log.close()


def _is_there(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except (ProcessLookupError, PermissionError):
        return False
    return True


class Server(Process):
    """The web server with its embedded worker."""

    def __init__(self, store: Store, port: int | None = None, **more: str) -> None:
        self.port = port or free_port()
        super().__init__(store, "serve", PORT=str(self.port), **more)
        self._wait()

    def _wait(self) -> None:
        until = time.monotonic() + PATIENCE
        while self._popen.poll() is None and time.monotonic() < until:
            try:
                if ask(self.port, "/healthz")[0] == 200:
                    return
            except OSError:
                time.sleep(0.05)
        self.end()
        raise RuntimeError(f"The server did not start. {self.said}")


@contextmanager
def running(store: Store, **more: str) -> Iterator[Server]:
    """A server that is killed at the end, whatever happened."""
    server = Server(store, **more)
    try:
        yield server
    finally:
        server.end()


def ask(port: int, path: str, patience: float = 5) -> tuple[int, bytes]:
    """The answer to one page."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=patience)
    try:
        connection.request("GET", path)
        answer = connection.getresponse()
        return answer.status, answer.read()
    except http.client.HTTPException as error:
        raise OSError from error
    finally:
        connection.close()
