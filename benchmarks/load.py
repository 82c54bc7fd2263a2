"""A small HTTP client that keeps many connections busy from one thread.

It sends requests that were made beforehand, so that little of its own work lies
between the answer of one and the start of the next.
"""

import selectors
import socket
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import urlencode

HOST = "127.0.0.1"
PATIENCE = 60  # seconds without any answer before the run is broken off


@dataclass
class Run:
    """What came back, and how long each answer took."""

    seconds: float = 0
    took_ms: list[float] = field(default_factory=list)
    statuses: Counter[int] = field(default_factory=Counter)
    targets: Counter[str] = field(default_factory=Counter)

    @property
    def per_second(self) -> float:
        """Answers in a second."""
        return len(self.took_ms) / self.seconds


def post(
    port: int,
    path: str,
    fields: dict[str, str],
    cookie: str = "",
    more: Mapping[str, str] | None = None,
) -> bytes:
    """A form as a browser sends it, with ``more`` headers where a script sends it."""
    body = urlencode(fields).encode()
    headers = said_with_a_form(port, cookie) | {"Content-Length": str(len(body))}
    headers |= more or {}
    lines = [f"POST {path} HTTP/1.1", *(f"{n}: {v}" for n, v in headers.items())]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


def said_with_a_form(port: int, cookie: str = "") -> dict[str, str]:
    """The headers that a browser sends with a form; the faults send the same."""
    return {
        "Host": f"{HOST}:{port}",
        "Origin": f"http://{HOST}:{port}",
        "Sec-Fetch-Site": "same-origin",
        "Accept-Language": "en-GB",
        "Content-Type": "application/x-www-form-urlencoded",
        **({"Cookie": cookie} if cookie else {}),
    }


def get(port: int, path: str, cookie: str = "") -> bytes:
    """A page as a browser asks for it."""
    lines = [
        f"GET {path} HTTP/1.1",
        f"Host: {HOST}:{port}",
        "Accept-Language: en-GB",
        "Accept-Encoding: gzip, deflate, br",
        *([f"Cookie: {cookie}"] if cookie else []),
    ]
    return "\r\n".join(lines).encode() + b"\r\n\r\n"


def run(port: int, requests: Sequence[bytes], connections: int) -> Run:
    """Send every request once over so many connections; each waits for its answer."""
    result, waiting = Run(), iter(requests)
    selector = selectors.DefaultSelector()
    began = time.perf_counter()
    open_ones = [
        one
        for one in (_Line(port, waiting, result) for _ in range(connections))
        if one.send_next()
    ]
    for line in open_ones:
        selector.register(line.socket, selectors.EVENT_READ, line)
    while selector.get_map():
        events = selector.select(PATIENCE)
        if not events:
            raise RuntimeError(f"No answer came within {PATIENCE} seconds.")
        for key, _ in events:
            if not key.data.receive():
                selector.unregister(key.fileobj)
                key.fileobj.close()
    result.seconds = time.perf_counter() - began
    return result


class _Line:
    """One connection that is kept open."""

    def __init__(self, port: int, waiting: Iterator[bytes], result: Run) -> None:
        self.socket = socket.create_connection((HOST, port))
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._waiting, self._result = waiting, result
        self._received = b""
        self._began = 0.0

    def send_next(self) -> bool:
        """Send what comes next; false where nothing is left."""
        request = next(self._waiting, None)
        if request is None:
            return False
        self._received, self._began = b"", time.perf_counter()
        self.socket.sendall(request)
        return True

    def receive(self) -> bool:
        """Take what has come; false once this line has no more to do."""
        piece = self.socket.recv(65536)
        if not piece:
            raise RuntimeError("The server closed a connection.")
        self._received += piece
        head, found, body = self._received.partition(b"\r\n\r\n")
        if not found or len(body) < _length(head):
            return True
        self._result.took_ms.append((time.perf_counter() - self._began) * 1000)
        self._result.statuses[int(head[9:12])] += 1
        self._result.targets[_header(head, b"location")] += 1
        return self.send_next()


def _length(head: bytes) -> int:
    return int(_header(head, b"content-length") or 0)


def _header(head: bytes, name: bytes) -> str:
    for line in head.split(b"\r\n")[1:]:
        found, _, value = line.partition(b":")
        if found.lower() == name:
            return value.strip().decode("latin-1")
    return ""
