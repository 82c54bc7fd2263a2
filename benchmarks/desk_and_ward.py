"""The pages that staff open, with a million responses stored."""

import statistics
import time
from collections.abc import Callable
from datetime import timedelta

from django.db import connection
from django.test import Client

from benchmarks.figures import Figure, Finding, percentile
from benchmarks.load import HOST
from benchmarks.stores import KINDS, Store
from benchmarks.trust import Trust, a_trust
from heed.foundation import clock
from heed.foundation.garbage import spare_what_stays
from heed.people.models import Account
from heed.people.tests.factories import SIGN_IN, posted
from heed.responses.models import Response

STORES = KINDS
P95_MS = 150
SISTERS = 10  # wards of one service, opened one after the other for the first time


def measure(store: Store, *, quick: bool) -> list[Finding]:
    """How long each page takes in this process, from request to last byte."""
    began = time.perf_counter()
    wards, responses = (30, 20_000) if quick else (200, 1_000_000)
    trust = a_trust(wards, responses)
    seconds = time.perf_counter() - began
    times = 10 if quick else 60
    reader, nurse = browser(trust.reader), browser(trust.nurse)
    ward = f"/staff/wards/{trust.wards[0].code}/"
    desk = "/staff/concerns/"
    spare_what_stays()  # as the server does
    return [
        Figure("responses stored", Response.objects.count(), "rows"),
        Figure("open concerns", trust.open_concerns, "rows"),
        Figure("storing them", trust.responses / seconds, "a second"),
        *_first_openings(trust),
        *_page("ward view", lambda: nurse.get(ward), times),
        *_page("ward view, next shift", _later(nurse, ward), times // 6),
        *_page("handover sheet", lambda: nurse.get(f"{ward}handover/"), times),
        *_page("desk", lambda: reader.get(desk), times),
        *_page("late promises", lambda: reader.get(f"{desk}late/"), times),
        *_page("reference: an empty page", lambda: reader.get("/healthz"), times),
    ]


def browser(account: Account) -> Client:
    """A browser in which somebody has signed in."""
    client = Client(headers={"host": HOST})
    client.force_login(account, backend=SIGN_IN)
    return client


def _first_openings(trust: Trust) -> list[Figure]:
    """The first opening ever releases two months of windows at once."""
    for ward in trust.wards[1:SISTERS]:
        posted(trust.nurse, "ward_staff", ward)
    client = browser(trust.nurse)
    took = [
        _milliseconds(lambda: client.get(f"/staff/wards/{ward.code}/"))  # noqa: B023
        for ward in trust.wards[1:SISTERS]
    ]
    return [
        Figure(
            "ward view, opened for the first time ever",
            statistics.median(took),
            "ms, median",
            note="releases all of the last two months at once",
        )
    ]


def _later(client: Client, address: str) -> Callable[[], object]:
    """Each time a shift has ended since, so something new may be shown."""
    hours = iter(range(8, 8 * 1000, 8))

    def open_later() -> object:
        with clock.at(clock.now() + timedelta(hours=next(hours))):
            return client.get(address)

    return open_later


def _page(name: str, open_page: Callable[[], object], times: int) -> list[Figure]:
    queries = _queries(open_page)
    took, cpu = [], time.process_time()
    for _ in range(max(times, 5)):
        took.append(_milliseconds(open_page))
    cpu = (time.process_time() - cpu) * 1000 / len(took)
    limit = None if name.startswith("reference") else P95_MS
    return [
        Figure(f"{name}: p50", percentile(took, 50), "ms"),
        Figure(f"{name}: p95", percentile(took, 95), "ms", at_most=limit),
        Figure(f"{name}: CPU of this process", cpu, "ms each"),
        Figure(f"{name}: queries", queries, "queries"),
    ]


def _queries(open_page: Callable[[], object]) -> int:
    asked = []

    def count(execute: Callable[..., object], *given: object) -> object:
        asked.append(given[0])
        return execute(*given)

    with connection.execute_wrapper(count):
        response = open_page()
    if response.status_code != 200:
        raise RuntimeError(f"A page answered {response.status_code}.")
    return len(asked)


def _milliseconds(act: Callable[[], object]) -> float:
    began = time.perf_counter()
    act()
    return (time.perf_counter() - began) * 1000
