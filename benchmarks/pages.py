"""The ward check as a phone gets it: bytes on the wire, requests, CPU, Lighthouse.

Pages are asked for over a plain socket with the headers of a browser, and what comes
back is counted as it came, compressed and with its headers. What a page needs beside
itself is read from its HTML; what was fetched before is taken from the browser's cache,
as the answers allow.
"""

from collections.abc import Iterator

from benchmarks import load, processes
from benchmarks.figures import Figure, Finding
from benchmarks.lighthouse import scores
from benchmarks.public import public_pages
from benchmarks.servers import HEED, Server, serving
from benchmarks.stores import Store
from benchmarks.visits import Visit
from benchmarks.world import a_world
from heed.people.models import Place

FIRST_VISIT, NEXT_PAGE = 35_000, 6_000  # bytes


def measure(store: Store, *, quick: bool) -> list[Finding]:
    """Bytes, requests and CPU of the pages of a ward check, then Lighthouse."""
    ward = a_world().ward
    with serving(HEED) as server:
        return [
            *_visit(server, ward),
            *_cpu(store, server, ward, 50 if quick else 400),
            *_each(server, ward),
            *scores(server.port, public_pages(server.port, ward), quick=quick),
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


def _each(server: Server, ward: Place) -> list[Finding]:
    """The largest of all pages, for whoever has the rest in the cache.

    A page that holds what somebody said is not compressed, and has no target: see
    docs/decisions/0008-compressed-pages.md.
    """
    packed, plain = {}, {}
    for name, page in public_pages(server.port, ward).items():
        visit = Visit(server.port, cookies=dict(_pairs(page.cookie)))
        visit.open(page.path)
        visit.open(page.path)
        (packed if visit.is_packed else plain)[name] = visit.size
    return [
        Figure(_largest(packed, ""), max(packed.values()), "bytes", at_most=NEXT_PAGE),
        Figure(
            _largest(plain, " with words, not compressed"), max(plain.values()), "bytes"
        ),
    ]


def _largest(sizes: dict[str, int], which: str) -> str:
    name = max(sizes, key=sizes.__getitem__)
    return f"largest of {len(sizes)} public pages{which} ({name})"


def _pairs(cookie: str) -> Iterator[tuple[str, str]]:
    for pair in filter(None, cookie.split("; ")):
        name, _, value = pair.partition("=")
        yield name, value


def _next(name: str, visit: Visit) -> list[Finding]:
    return [
        Figure(name, visit.size, "bytes", at_most=NEXT_PAGE),
        Figure(f"{name}: requests", visit.requests, "requests"),
    ]


def _cpu(store: Store, server: Server, ward: Place, count: int) -> list[Finding]:
    visit = Visit(server.port)
    question = visit.open(f"/p/{ward.code}/begin/", "instrument=ward-check&group=carer")
    pages = {
        "start page": load.get(server.port, f"/p/{ward.code}/"),
        "question page": load.get(server.port, question, visit.cookie),
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
