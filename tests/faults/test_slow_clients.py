"""A hundred clients that trickle do not keep anyone else from a page."""

import socket
import time
from contextlib import ExitStack, contextmanager

import pytest

from tests.faults.servers import ask, running

pytestmark = pytest.mark.faults
HEADERS = b"POST /faults/store HTTP/1.1\r\nHost: 127.0.0.1\r\n"
BODY = HEADERS + b"Content-Length: 1000\r\n\r\n"


@contextmanager
def trickling(port, begin, many=100):
    """Clients that have begun a request and go on very slowly."""
    with ExitStack() as stack:
        clients = []
        for _ in range(many):
            client = socket.create_connection(("127.0.0.1", port), timeout=30)
            stack.callback(client.close)
            client.sendall(begin)
            clients.append(client)
        yield clients


def slowest_page(port, address, pages=30):
    took = []
    for _ in range(pages):
        began = time.monotonic()
        assert ask(port, address)[0] == 200
        took.append(time.monotonic() - began)
    return max(took)


@pytest.fixture(scope="module")
def server(template):
    """A server that waits only two seconds for a body."""
    with running(template, HEED_BODY_SECONDS="2") as started:
        yield started


@pytest.fixture(scope="module")
def start_page(server, template):
    """The first page of the ward, which has been asked for once."""
    address = template.people()[0]["path"].replace("check/", "")
    assert ask(server.port, address)[0] == 200
    return address


@pytest.mark.parametrize("begin", [HEADERS, BODY], ids=["headers", "body"])
def test_a_page_still_comes(server, start_page, begin):
    with trickling(server.port, begin) as clients:
        for client in clients:
            client.sendall(b"x")
        assert slowest_page(server.port, start_page) < 1


def test_those_who_do_not_go_on_are_told_in_time(server):
    with trickling(server.port, BODY) as clients:
        answers = {client.recv(100).split(b"\r\n")[0] for client in clients}
    assert answers == {b"HTTP/1.1 408 Request Timeout"}


def test_a_body_that_is_too_large_is_refused(server):
    large = HEADERS + b"Content-Length: 99999999\r\n\r\n"
    with trickling(server.port, large, many=1) as (client,):
        assert client.recv(100).startswith(b"HTTP/1.1 413 ")


def test_the_log_tells_nothing_of_a_client(server):
    ask(server.port, "/nowhere/what-somebody-wrote")
    log = server.said
    assert "status=404" in log
    assert "what-somebody-wrote" not in log
    assert "127.0.0.1" not in log.replace("http://127.0.0.1", "")
