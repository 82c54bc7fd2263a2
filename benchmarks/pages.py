"""The ward check as a phone gets it: bytes on the wire, requests, CPU, Lighthouse.

Pages are asked for over a plain socket with the headers of a browser, and what comes
back is counted as it came, compressed and with its headers. What a page needs beside
itself is read from its HTML; what was fetched before is taken from the browser's cache,
as the answers allow.
"""

import gzip
import http.client
import re
from dataclasses import dataclass, field

from benchmarks import load, processes
from benchmarks.figures import Figure, Finding
from benchmarks.lighthouse import scores
from benchmarks.load import HOST
from benchmarks.servers import HEED, Server, serving
from benchmarks.stores import Store
from benchmarks.world import a_world
from heed.people.models import Place

FIRST_VISIT, NEXT_PAGE = 35_000, 6_000  # bytes
NEEDED = re.compile(
    r'<(?:link[^>]+rel="(?:stylesheet|icon)"[^>]*|script[^>]*|img[^>]*)>', re.I
)
ADDRESS = re.compile(r'(?:href|src)="(/[^"]+)"')


@dataclass
class Visit:
    """A browser that counts: its cache, its cookies, and what came over the wire."""

    port: int
    cached: set[str] = field(default_factory=set)
    cookies: dict[str, str] = field(default_factory=dict)
    size: int = 0
    requests: int = 0

    def open(self, address: str, form: str = "") -> str:
        """Open or send a page with what it needs; gives where it ends."""
        self.size = self.requests = 0
        status, headers, body = self._fetch(address, form)
        while status in (302, 303):
            address = headers["location"]
            status, headers, body = self._fetch(address)
        if status != 200:
            raise RuntimeError(f"{address} answered {status}.")
        for needed in _needed_by(body):
            if needed not in self.cached:
                self.cached.add(needed)
                self._fetch(needed)
        return address

    def _fetch(self, address: str, form: str = "") -> tuple[int, dict[str, str], str]:
        self.requests += 1
        line = http.client.HTTPConnection(HOST, self.port, timeout=60)
        given = {
            "Accept-Encoding": "gzip, br",
            "Accept-Language": "en-GB",
            "Sec-Fetch-Site": "same-origin",
            "Cookie": "; ".join(f"{k}={v}" for k, v in self.cookies.items()),
        }
        if form:
            given["Content-Type"] = "application/x-www-form-urlencoded"
        line.request("POST" if form else "GET", address, form or None, given)
        answer = line.getresponse()
        raw, headers = answer.read(), answer.getheaders()
        line.close()
        self.size += len(raw) + sum(len(k) + len(v) + 4 for k, v in headers) + 17
        for name, value in headers:
            if name.lower() == "set-cookie":
                key, _, rest = value.partition("=")
                self.cookies[key] = rest.partition(";")[0]
        is_packed = answer.getheader("Content-Encoding") == "gzip"
        is_text = (answer.getheader("Content-Type") or "").startswith("text/html")
        body = gzip.decompress(raw) if is_packed and is_text else raw
        text = body.decode("utf-8") if is_text else ""
        return answer.status, {k.lower(): v for k, v in headers}, text


def measure(store: Store, *, quick: bool) -> list[Finding]:
    """Bytes, requests and CPU of the pages of a ward check, then Lighthouse."""
    ward = a_world().ward
    with serving(HEED) as server:
        return [
            *_visit(server, ward),
            *_cpu(store, server, ward, 50 if quick else 400),
            *scores(server.port, _public(ward), quick=quick),
        ]


def _visit(server: Server, ward: Place) -> list[Finding]:
    visit, start = Visit(server.port), f"/p/{ward.code}/"
    visit.open(start)
    found = [
        Figure("first visit", visit.size, "bytes", at_most=FIRST_VISIT),
        Figure("first visit: requests", visit.requests, "requests"),
    ]
    form = "instrument=ward-check&group=service_user"
    first = visit.open(f"{start}begin/", form)
    found += _next("first question", visit)
    visit.open(first, "atmosphere=calm")
    return [*found, *_next("next question", visit)]


def _next(name: str, visit: Visit) -> list[Finding]:
    return [
        Figure(name, visit.size, "bytes", at_most=NEXT_PAGE),
        Figure(f"{name}: requests", visit.requests, "requests"),
    ]


def _cpu(store: Store, server: Server, ward: Place, count: int) -> list[Finding]:
    visit = Visit(server.port)
    question = visit.open(f"/p/{ward.code}/begin/", "instrument=ward-check&group=carer")
    cookie = "; ".join(f"{k}={v}" for k, v in visit.cookies.items())
    pages = {
        "start page": load.get(server.port, f"/p/{ward.code}/"),
        "question page": load.get(server.port, question, cookie),
        "reference: an empty page": load.get(server.port, "/healthz"),
    }
    found = []
    for name, page in pages.items():
        load.run(server.port, [page] * 40, 4)
        roots = [server.pid, *store.processes]
        before = processes.cpu_ms(roots)
        run = load.run(server.port, [page] * count, 4)
        if set(run.statuses) != {200}:
            raise RuntimeError(f"The {name} answered {run.statuses}.")
        cpu = (processes.cpu_ms(roots) - before) / count
        found.append(Figure(f"{name}: server CPU", cpu, "ms each"))
    return found


def _public(ward: Place) -> dict[str, str]:
    start = f"/p/{ward.code}/"
    return {
        "start page": start,
        "start page, Easy Read": f"{start}easy/",
        "start page, Welsh": f"/cy{start}",
        "who are you": f"{start}who/?instrument=tell-us",
        "make a complaint": f"{start}complaint/",
        "come back with your words": "/back/",
        "find a place": "/p/",
    }


def _needed_by(html: str) -> list[str]:
    found = [ADDRESS.search(tag) for tag in NEEDED.findall(html)]
    return list(dict.fromkeys(match[1] for match in found if match))
