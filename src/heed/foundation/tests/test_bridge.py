"""The bridge alone, spoken to as the server speaks to it."""

import asyncio
import threading

import pytest

from heed.foundation.bridge import Bridge, Limits, Wide
from heed.foundation.environ import NOBODY

SCOPE = {
    "type": "http",
    "method": "POST",
    "path": "/tell-us/café",
    "query_string": b"step=2",
    "http_version": "1.1",
    "headers": [(b"host", b"heed.example")],
    "server": ("127.0.0.1", 8000),
    "client": ("203.0.113.7", 51234),
}


def echo(environ, start_response):
    """Answers with what it was asked."""
    start_response("200 OK", [("X-Path", environ["PATH_INFO"])])
    return [environ["wsgi.input"].read()]


class Client:
    """One connection: gives the body in parts and keeps what is sent."""

    def __init__(self, *parts, gone=False, pause=0.0):
        self._parts = list(parts) or [b""]
        self._gone, self._pause = gone, pause
        self.sent = []

    async def receive(self):
        await asyncio.sleep(self._pause)
        if self._gone or not self._parts:
            return {"type": "http.disconnect"}
        body = self._parts.pop(0)
        return {"type": "http.request", "body": body, "more_body": bool(self._parts)}

    async def send(self, message):
        self.sent.append(message)

    @property
    def status(self):
        return self.sent[0]["status"] if self.sent else None

    @property
    def body(self):
        return b"".join(message.get("body", b"") for message in self.sent)


def ask(wsgi, client, limits=None, **scope):
    bridge = Bridge(wsgi, limits=limits)
    asyncio.run(bridge(SCOPE | scope, client.receive, client.send))
    return client


def seen_by_wsgi(**scope):
    environs = []

    def note(environ, start_response):
        environs.append(environ)
        return echo(environ, start_response)

    ask(note, Client(), **scope)
    return environs[0]


def test_it_works():
    client = ask(echo, Client(b"how it ", b"feels"))
    assert (client.status, client.body) == (200, b"how it feels")
    assert client.sent[-1].get("more_body") is None


def test_the_path_arrives_as_wsgi_wants_it():
    environ = seen_by_wsgi()
    assert environ["PATH_INFO"].encode("latin-1").decode() == "/tell-us/café"
    assert environ["QUERY_STRING"] == "step=2"
    assert environ["CONTENT_LENGTH"] == "0"


def test_nothing_tells_where_the_request_came_from():
    telling = [b"x-forwarded-for", b"Forwarded", b"x-real-ip", b"x_forwarded_for"]
    environ = seen_by_wsgi(headers=[(name, b"203.0.113.7") for name in telling])
    assert environ["REMOTE_ADDR"] == NOBODY
    assert not any("203.0.113" in str(value) for value in environ.values())


def test_headers_that_come_twice_are_joined():
    cookies = [
        (b"cookie", b"a=1"),
        (b"cookie", b"b=2"),
        (b"accept", b"x"),
        (b"accept", b"y"),
    ]
    environ = seen_by_wsgi(headers=cookies)
    assert environ["HTTP_COOKIE"] == "a=1; b=2"
    assert environ["HTTP_ACCEPT"] == "x,y"


def test_a_name_with_an_underscore_cannot_pass_for_another():
    environ = seen_by_wsgi(headers=[(b"x_csrftoken", b"forged")])
    assert "HTTP_X_CSRFTOKEN" not in environ


def test_the_scheme_is_that_of_the_installation():
    assert seen_by_wsgi(scheme="https")["wsgi.url_scheme"] == "http"


@pytest.mark.parametrize("length", [b"999", b"many"])
def test_a_body_that_says_it_is_too_large_is_refused_unread(length):
    client = Client(b"x")
    ask(echo, client, Limits(body=10), headers=[(b"content-length", length)])
    assert client.status == 413


def test_a_body_that_turns_out_too_large_is_refused():
    assert ask(echo, Client(b"123456", b"123456"), Limits(body=10)).status == 413


def test_a_body_that_does_not_come_is_refused_in_time():
    slow = Client(b"a", b"b", b"c", pause=0.05)
    assert ask(echo, slow, Limits(deadline=0.08)).status == 408


def test_a_client_that_has_gone_is_not_answered():
    assert ask(echo, Client(gone=True)).sent == []


def test_slow_bodies_take_no_thread():
    """One thread, twenty clients that trickle, and one that is quick."""

    async def together():
        bridge = Bridge(echo, limits=Limits(threads=1, deadline=5))
        slow = [Client(b"a", b"b", pause=0.3) for _ in range(20)]
        waiting = [asyncio.create_task(bridge(SCOPE, c.receive, c.send)) for c in slow]
        await asyncio.sleep(0.05)
        quick = Client(b"now")
        await asyncio.wait_for(bridge(SCOPE, quick.receive, quick.send), 0.2)
        await asyncio.gather(*waiting)
        return quick, slow

    quick, slow = asyncio.run(together())
    assert quick.body == b"now"
    assert all(client.body == b"ab" for client in slow)


def test_too_many_at_once_are_sent_away():
    async def together():
        bridge = Bridge(echo, limits=Limits(waiting=2))
        clients = [Client(b"a", b"b", pause=0.1) for _ in range(4)]
        await asyncio.gather(*(bridge(SCOPE, c.receive, c.send) for c in clients))
        return sorted(client.status for client in clients)

    assert asyncio.run(together()) == [200, 200, 503, 503]


def pieces(many, closed=None):
    """A WSGI application with an answer in pieces."""

    def answer(environ, start_response):
        start_response("200 OK", [])
        return Answer(many, closed if closed is not None else [])

    return answer


class Answer:
    def __init__(self, many, closed):
        self._many, self._closed = many, closed

    def __iter__(self):
        yield from self._many

    def close(self):
        self._closed.append(threading.current_thread().name)


def test_a_short_answer_in_pieces_is_sent_as_one():
    client = ask(pieces([b"a", b"b"]), Client())
    assert [message.get("body") for message in client.sent] == [None, b"ab"]


def test_a_long_answer_is_sent_piece_by_piece():
    client = ask(pieces([b"x" * 8] * 5), Client(), Limits(buffered=10))
    assert client.body == b"x" * 40
    assert len(client.sent) == 6
    assert "more_body" not in client.sent[-1]


def test_an_answer_is_closed_in_the_thread_that_made_it():
    for buffered in (10, 1000):
        closed = []
        ask(pieces([b"x" * 8] * 5, closed), Client(), Limits(buffered=buffered))
        assert len(closed) == 1
        assert closed[0].startswith("heed-web")


def test_a_client_that_stands_still_is_left():
    closed = []

    class Still(Client):
        async def send(self, message):
            await super().send(message)
            if len(self.sent) > 2:
                await asyncio.sleep(60)

    limits = Limits(buffered=10, patience=0.05)
    client = ask(pieces([b"x" * 8] * 5, closed), Still(), limits)
    assert len(client.sent) < 6
    assert len(closed) == 1


def test_more_long_downloads_than_allowed_are_sent_away():
    limits = Limits(buffered=1, streams=1)
    bridge = Bridge(pieces([b"xx", b"xx"]), limits=limits)
    bridge._streams.acquire()
    client = Client()
    asyncio.run(bridge(SCOPE, client.receive, client.send))
    assert client.status == 503


def test_the_message_of_an_error_is_not_logged(caplog):
    def broken(environ, start_response):
        raise ValueError("what somebody wrote")

    assert ask(broken, Client()).status == 500
    assert [record.getMessage() for record in caplog.records] == ["an answer broke off"]


def test_an_answer_that_breaks_midway_is_not_ended_as_if_whole():
    def breaking():
        yield b"x" * 20
        raise ValueError("what somebody wrote")

    client = ask(pieces(breaking()), Client(), Limits(buffered=10))
    assert client.sent[-1]["more_body"] is True


def test_it_starts_and_stops_with_the_server():
    happened = []
    bridge = Bridge(
        echo,
        start=lambda: happened.append("start"),
        stop=lambda: happened.append("stop"),
    )
    client = Client(b"", b"")
    asyncio.run(bridge({"type": "lifespan"}, client.receive, client.send))
    assert happened == ["start", "stop"]
    assert [message["type"] for message in client.sent] == [
        "lifespan.startup.complete",
        "lifespan.shutdown.complete",
    ]


WIDE = Limits(body=10, wide=(Wide("/wide/", body=30, at_once=1),))


def a_page(environ, start_response):
    """A page for those with a cookie, which says what it is told by its address."""
    if "HTTP_COOKIE" not in environ:
        start_response("302 Found", [("Location", "/sign-in/")])
        return [b""]
    start_response("200 OK", [])
    said = f"{environ['REQUEST_METHOD']} {environ['QUERY_STRING']} ".encode()
    return [said, environ["wsgi.input"].read()]


def send_widely(size, *, path="/wide/", known=True, method="POST"):
    headers = [(b"content-length", str(size).encode())]
    headers += [(b"cookie", b"a=1")] if known else []
    client = Client(*[b"x"] * size)
    return ask(a_page, client, WIDE, path=path, headers=headers, method=method)


def test_a_wide_page_takes_more_from_those_who_may_open_it():
    client = send_widely(20)
    assert (client.status, client.body) == (200, b"POST step=2 " + b"x" * 20)


def test_who_may_not_open_it_is_sent_away_unread():
    client = send_widely(20, known=False)
    assert client.status == 302
    assert len(client._parts) == 20
    assert (b"connection", b"close") in client.sent[0]["headers"]


def test_a_wide_page_says_itself_that_it_was_too_much():
    client = send_widely(31)
    assert (client.status, client.body) == (413, b"GET refused=too-large ")
    assert client._parts == []


def test_what_is_far_too_much_is_not_heard_out():
    client = send_widely(500)
    assert client.status == 413
    assert client._parts


@pytest.mark.parametrize("where", [{"path": "/wide/on/"}, {"method": "PUT"}])
def test_no_other_page_takes_more(where):
    client = send_widely(20, **where)
    assert (client.status, len(client._parts)) == (413, 20)


def test_more_large_bodies_than_allowed_are_sent_away():
    async def together():
        bridge = Bridge(a_page, limits=WIDE)
        headers = [(b"content-length", b"20"), (b"cookie", b"a=1")]
        scope = SCOPE | {"path": "/wide/", "headers": headers}
        clients = [Client(b"x" * 10, b"y" * 10, pause=0.1) for _ in range(2)]
        await asyncio.gather(*(bridge(scope, c.receive, c.send) for c in clients))
        return clients

    clients = asyncio.run(together())
    assert sorted(client.status for client in clients) == [200, 503]
    assert any(client.body == b"GET refused=busy " for client in clients)
