"""The bridge: an ASGI front for Django's WSGI application.

The server hands requests over piece by piece; here the whole body is waited for,
bounded in size and time, before a thread is taken. So a hundred slow clients cost
memory and no thread, and a page still comes in milliseconds. Django itself runs as
WSGI in threads, where it costs a third of what it does under ASGI and keeps its
database connections in order.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http import HTTPStatus
from threading import BoundedSemaphore
from typing import Any

from heed.foundation.environ import environ

Message = dict[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]

log = logging.getLogger("heed.bridge")


@dataclass(frozen=True)
class Limits:
    """What one client may ask of the server."""

    body: int = 2 * 1024 * 1024  # bytes
    deadline: float = 20.0  # seconds until the body has come
    waiting: int = 512  # requests in the house at once
    threads: int = 32
    streams: int = 8  # long downloads at once, each of which keeps a thread
    patience: float = 30.0  # seconds that a client of a download may pause
    buffered: int = 1024 * 1024  # bytes of an answer that are sent as one


class Refused(Exception):
    """The request is answered by the bridge itself."""

    def __init__(self, status: HTTPStatus) -> None:
        super().__init__(status.phrase)
        self.status = status


class Bridge:
    """An ASGI application that runs a WSGI one."""

    def __init__(
        self,
        wsgi: Callable[..., Iterable[bytes]],
        *,
        scheme: str = "http",
        limits: Limits | None = None,
        start: Callable[[], None] = lambda: None,
        stop: Callable[[], None] = lambda: None,
    ) -> None:
        self._wsgi = wsgi
        self._scheme = scheme
        self._limits = limits or Limits()
        self._start, self._stop = start, stop
        self._threads = ThreadPoolExecutor(self._limits.threads, "heed-web")
        self._streams = BoundedSemaphore(self._limits.streams)
        self._inside = 0

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        """Answer one connection's request, or start and stop with the server."""
        if scope["type"] == "lifespan":
            await self._live(receive, send)
        elif scope["type"] == "http":
            self._inside += 1
            try:
                await self._answer_or_refuse(scope, receive, send)
            finally:
                self._inside -= 1

    async def _live(self, receive: Receive, send: Send) -> None:
        run = asyncio.get_running_loop().run_in_executor
        await receive()
        await run(None, self._start)
        await send({"type": "lifespan.startup.complete"})
        await receive()
        await run(None, self._threads.shutdown)
        await run(None, self._stop)
        await send({"type": "lifespan.shutdown.complete"})

    async def _answer_or_refuse(
        self, scope: Message, receive: Receive, send: Send
    ) -> None:
        has_begun = False

        async def sending(message: Message) -> None:
            nonlocal has_begun
            has_begun = True
            await send(message)

        try:
            await self._answer(scope, receive, sending)
        except Refused as refusal:
            await _refuse(send, refusal.status)
        except Exception:
            # Not raised on: the server would print the message, and with it perhaps
            # what somebody wrote. An answer that has begun is left without its end.
            log.exception("an answer broke off")
            if not has_begun:
                await _refuse(send, HTTPStatus.INTERNAL_SERVER_ERROR)

    async def _answer(self, scope: Message, receive: Receive, send: Send) -> None:
        if self._inside > self._limits.waiting:
            raise Refused(HTTPStatus.SERVICE_UNAVAILABLE)
        body = await self._body(scope, receive)
        if body is None:
            return  # the client has gone
        loop = asyncio.get_running_loop()

        def send_from_thread(message: Message) -> None:
            sending = asyncio.run_coroutine_threadsafe(send(message), loop)
            try:
                sending.result(self._limits.patience)
            finally:
                sending.cancel()  # of no effect where it is done

        request = environ(scope, body, self._scheme)
        messages = await loop.run_in_executor(
            self._threads, self._run, request, send_from_thread
        )
        for message in messages:
            await send(message)

    async def _body(self, scope: Message, receive: Receive) -> bytes | None:
        length = dict(scope["headers"]).get(b"content-length", b"0")
        if not length.isdigit() or int(length) > self._limits.body:
            raise Refused(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        try:
            async with asyncio.timeout(self._limits.deadline):
                return await _whole_body(receive, self._limits.body)
        except TimeoutError:
            raise Refused(HTTPStatus.REQUEST_TIMEOUT) from None

    def _run(
        self, request: dict[str, Any], send: Callable[[Message], None]
    ) -> list[Message]:
        """Run the WSGI application in this thread; returns what is still to be sent."""
        head: Message = {}
        chunks = self._wsgi(request, lambda *given: head.update(_head(*given)))
        try:
            following = iter(chunks)
            first, is_whole = _up_to(following, self._limits.buffered)
            if is_whole:
                return [head, {"type": "http.response.body", "body": first}]
            return self._stream(head, first, following, send)
        finally:
            # Django ends the request here, and gives its connection back.
            getattr(chunks, "close", lambda: None)()

    def _stream(
        self,
        head: Message,
        first: bytes,
        following: Iterator[bytes],
        send: Callable[[Message], None],
    ) -> list[Message]:
        """Send a long answer piece by piece; a client that stands still is left."""
        if not self._streams.acquire(blocking=False):
            raise Refused(HTTPStatus.SERVICE_UNAVAILABLE)
        try:
            send(head)
            send({"type": "http.response.body", "body": first, "more_body": True})
            for chunk in following:
                send({"type": "http.response.body", "body": chunk, "more_body": True})
        finally:
            self._streams.release()
        return [{"type": "http.response.body", "body": b""}]


async def _whole_body(receive: Receive, most: int) -> bytes | None:
    body = bytearray()
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            return None
        body += message.get("body", b"")
        if len(body) > most:
            raise Refused(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        if not message.get("more_body"):
            return bytes(body)


def _head(status: str, headers: list[tuple[str, str]], _: Any = None) -> Message:
    return {
        "type": "http.response.start",
        "status": int(status[:3]),
        "headers": [
            (name.lower().encode("latin-1"), value.encode("latin-1"))
            for name, value in headers
        ],
    }


def _up_to(chunks: Iterator[bytes], most: int) -> tuple[bytes, bool]:
    """The first bytes of an answer, and whether they are all of it."""
    taken: list[bytes] = []
    size = 0
    for chunk in chunks:
        taken.append(chunk)
        size += len(chunk)
        if size > most:
            return b"".join(taken), False
    return b"".join(taken), True


async def _refuse(send: Send, status: HTTPStatus) -> None:
    headers = [
        (b"content-type", b"text/plain; charset=utf-8"),
        (b"connection", b"close"),
    ]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    body = f"{status.phrase}. Please try again.\n".encode()
    await send({"type": "http.response.body", "body": body})
