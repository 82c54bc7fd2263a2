"""The bridge: an ASGI front for Django's WSGI application.

The server hands requests over piece by piece; here the whole body is waited for,
bounded in size and time, before a thread is taken. So a hundred slow clients cost
memory and no thread, and a page still comes in milliseconds. Django itself runs as
WSGI in threads, where it costs a third of what it does under ASGI and keeps its
database connections in order.
"""

import asyncio
import logging
from collections import Counter
from collections.abc import Awaitable, Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
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
class Wide:
    """A page that takes a larger body, from those alone who may open it."""

    path: str
    body: int  # bytes
    deadline: float = 900.0  # seconds until the body has come
    at_once: int = 2  # each is held in memory


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
    wide: tuple[Wide, ...] = ()


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
        self._wide = {one.path: one for one in self._limits.wide}
        self._widely: Counter[str] = Counter()  # large bodies in the house

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
        wide = self._wide_for(scope)
        if wide:
            await self._answer_widely(wide, scope, receive, send)
            return
        most, deadline = self._limits.body, self._limits.deadline
        if _length(scope) > most:
            raise Refused(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        await self._answer_whole(scope, receive, send, most, deadline)

    async def _answer_whole(
        self, scope: Message, receive: Receive, send: Send, most: int, deadline: float
    ) -> None:
        body = await _body(receive, most, deadline)
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

    def _wide_for(self, scope: Message) -> Wide | None:
        """The page that takes more, where more is sent to it than others take."""
        wide = self._wide.get(scope["path"]) if scope["method"] == "POST" else None
        return wide if _length(scope) > self._limits.body else None

    async def _answer_widely(
        self, wide: Wide, scope: Message, receive: Receive, send: Send
    ) -> None:
        """Take a large body from whoever may open the page; ask that before it comes.

        Who may not gets what they would get for opening it. Where it is too large, or
        too many come at once, the page itself says so, by ``refused`` in its address.
        """
        page = await self._page(scope, b"")
        if page[0]["status"] != HTTPStatus.OK:
            await _send_closing(send, page)
        elif _length(scope) > wide.body:
            await _let_pass(receive, 4 * wide.body, wide.deadline)
            status = HTTPStatus.REQUEST_ENTITY_TOO_LARGE
            await self._send_refused(scope, send, b"refused=too-large", status)
        elif self._widely[wide.path] >= wide.at_once:
            await _let_pass(receive, wide.body, wide.deadline)
            status = HTTPStatus.SERVICE_UNAVAILABLE
            await self._send_refused(scope, send, b"refused=busy", status)
        else:
            self._widely[wide.path] += 1
            try:
                await self._answer_whole(scope, receive, send, wide.body, wide.deadline)
            finally:
                self._widely[wide.path] -= 1

    async def _send_refused(
        self, scope: Message, send: Send, query: bytes, status: HTTPStatus
    ) -> None:
        page = await self._page(scope, query)
        await _send_closing(send, [page[0] | {"status": int(status)}, *page[1:]])

    async def _page(self, scope: Message, query: bytes) -> list[Message]:
        """What somebody gets who opens the page, with the cookies of this request."""
        opening = scope | {"method": "GET", "query_string": query}
        request = environ(opening, b"", self._scheme)
        run = asyncio.get_running_loop().run_in_executor
        return await run(self._threads, self._run, request, _send_nothing)

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


def _length(scope: Message) -> int:
    """How large a body says that it is."""
    length = dict(scope["headers"]).get(b"content-length", b"0")
    if not length.isdigit():
        raise Refused(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
    return int(length)


async def _body(receive: Receive, most: int, deadline: float) -> bytes | None:
    try:
        async with asyncio.timeout(deadline):
            return await _whole_body(receive, most)
    except TimeoutError:
        raise Refused(HTTPStatus.REQUEST_TIMEOUT) from None


async def _let_pass(receive: Receive, most: int, deadline: float) -> None:
    """Let a body go by unkept: a browser reads no answer before it has sent all."""
    passed = 0
    with suppress(TimeoutError):
        async with asyncio.timeout(deadline):
            while passed <= most:
                message = await receive()
                passed += len(message.get("body", b""))
                if not message.get("more_body"):
                    return


def _send_nothing(_message: Message) -> None:
    raise Refused(HTTPStatus.INTERNAL_SERVER_ERROR)  # a page is sent as one


async def _send_closing(send: Send, messages: list[Message]) -> None:
    head, *rest = messages
    await send(head | {"headers": [*head["headers"], (b"connection", b"close")]})
    for message in rest:
        await send(message)


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
