"""Servers that are started for a benchmark and ended by it."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

from benchmarks.load import HOST
from benchmarks.machine import ROOT

PATIENCE = 60  # seconds until the first byte
HEED = ("heed.config.console", "serve")
BARE = ("benchmarks.bare.serve",)


@dataclass(frozen=True)
class Server:
    """A server that answers."""

    pid: int
    port: int
    seconds_to_first_byte: float


@contextmanager
def serving(
    module: tuple[str, ...], environment: Mapping[str, str] | None = None
) -> Iterator[Server]:
    """A server in a process group of its own, told to stop afterwards."""
    port, began = free_port(), time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", *module],
        env={**os.environ, "PORT": str(port), "HEED_WORKER": "separate"}
        | _paths()
        | dict(environment or {}),
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        _wait_for_first_byte(process, port)
        yield Server(process.pid, port, time.perf_counter() - began)
    finally:
        _end(process)


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return probe.getsockname()[1]


def _paths() -> dict[str, str]:
    return {"PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "src")])}


def _wait_for_first_byte(process: subprocess.Popen, port: int) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        if process.poll() is not None:
            raise RuntimeError(f"The server ended with code {process.returncode}.")
        try:
            with socket.create_connection((HOST, port), timeout=5) as line:
                line.sendall(b"GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
                if line.recv(1):
                    return
        except OSError:
            time.sleep(0.02)
    raise RuntimeError(f"The server gave no answer within {PATIENCE} seconds.")


def _end(process: subprocess.Popen) -> None:
    process.terminate()
    try:
        process.wait(30)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
