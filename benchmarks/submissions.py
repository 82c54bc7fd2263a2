"""Durable submissions through the whole stack, beside a bare view that stores one row.

One submission is the last POST of a tell-us: the draft is opened, its answers are
checked, and the response, its sealed texts, the concern with its clocks, the receipt
and the outbox row are stored in one commit, over HTTP, with encryption on. The bare
view runs in the same kind of server behind the same bridge on the same store, and
stores one row of the same size with a commit of its own. Rounds alternate.
"""

import statistics
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Model

from benchmarks import disk, load, processes
from benchmarks.figures import Figure, Finding, NotRun, percentile
from benchmarks.servers import BARE, HEED, Server, serving
from benchmarks.stores import KINDS, Store
from benchmarks.world import a_world, drafts, told
from heed.reception.actions.giving import composed
from heed.reception.doors import Door
from heed.reception.queries import flow_of
from heed.reception.sittings import Sitting
from heed.responses.draft_body import DraftToken
from heed.responses.models import Receipt, Response

STORES = KINDS
CONNECTIONS = 16
SLOWER = 5  # milliseconds added to each fsync
WARM_UP = 100
TIMES_THE_BARE_VIEW = 2.5
P99_MS, P99_SLOW_MS = 50, 100


@dataclass(frozen=True)
class Round:
    """What one round on one server measured."""

    per_second: float
    p50: float
    p99: float
    cpu_ms: float


def measure(store: Store, *, quick: bool) -> list[Finding]:
    """All figures of one store."""
    count, rounds = (400, 1) if quick else (2500, 3)
    ward = a_world().ward
    trial = Trial(store, Door(ward))
    fsync = disk.fsync_ms(store.disk, 0.5 if quick else 2)
    return [
        Figure("fsyncs of the disk", 1000 / statistics.mean(fsync), "a second"),
        Figure("one fsync, p99", percentile(fsync, 99), "ms"),
        Figure("bytes of one submission", trial.size, "bytes"),
        *_normal(trial, count, rounds),
        *_on_a_slow_disk(trial, count),
        trial.nothing_lost(),
    ]


class Trial:
    """Rounds on both servers, and the count of what they acknowledged."""

    def __init__(self, store: Store, door: Door) -> None:
        self.store, self.door = store, door
        self.body = told(door.place)
        sitting = Sitting(DraftToken.new(), self.body)
        rows = composed(door, flow_of(sitting), is_partial=False)[0]
        self.size = size_of(rows)
        self.acknowledged = 0

    def heed(self, server: Server, count: int) -> Round:
        """The last POST of so many tell-us, each with a draft of its own."""
        path = self.door.url("check")
        requests = [
            load.post(server.port, path, {}, cookie)
            for cookie in drafts(self.door.place, [self.body] * count)
        ]
        self.acknowledged += count
        return self._round(server, requests, self.door.url("receipt"))

    def bare(self, server: Server, count: int) -> Round:
        """As many rows of the same size."""
        row = load.post(server.port, "/store", {"body": "x" * self.size})
        return self._round(server, [row] * count, "/stored")

    def nothing_lost(self) -> Figure:
        """Every acknowledged submission, less those that are in the store."""
        missing = self.acknowledged - Response.objects.count()
        unknown = self.acknowledged - Receipt.objects.count()
        what = "acknowledged and not in the store"
        return Figure(what, abs(missing) + abs(unknown), "submissions", at_most=0)

    def _round(self, server: Server, requests: list[bytes], leads_to: str) -> Round:
        roots = [server.pid, *self.store.processes]
        before = processes.cpu_ms(roots)
        run = load.run(server.port, requests, CONNECTIONS)
        cpu = processes.cpu_ms(roots) - before
        if set(run.targets) != {leads_to}:
            raise RuntimeError(f"Not all was stored: {run.statuses}, {run.targets}")
        return Round(
            run.per_second,
            percentile(run.took_ms, 50),
            percentile(run.took_ms, 99),
            cpu / len(requests),
        )


def size_of(rows: Sequence[Model]) -> int:
    """How many bytes rows hold, without what the store adds to them."""
    values = [getattr(row, field.attname) for row in rows for field in row._meta.fields]
    return sum(len(v) if isinstance(v, bytes) else len(str(v)) for v in values)


def _normal(trial: Trial, count: int, rounds: int) -> list[Finding]:
    heed, bare = _alternate(trial, count, rounds, {})
    cpu, reference = heed.cpu_ms, bare.cpu_ms
    return [
        *_figures("submission", heed, P99_MS),
        *_figures("bare view", bare),
        Figure(
            "CPU of a submission beside the bare view",
            cpu / reference,
            "times",
            at_most=TIMES_THE_BARE_VIEW,
        ),
    ]


def _on_a_slow_disk(trial: Trial, count: int) -> list[Finding]:
    name = f"{SLOWER} ms added to each fsync"
    slow = disk.slow_disk(trial.store.disk, SLOWER)
    if slow is None:
        return [NotRun(name, "There is no C compiler to build the slow disk with.")]
    with trial.store.slowed(slow):
        heed, bare = _alternate(trial, count // 2, 1, slow)
    return [
        *_figures(f"submission, {name}", heed, P99_SLOW_MS),
        *_figures(f"bare view, {name}", bare),
    ]


def _alternate(
    trial: Trial, count: int, rounds: int, environment: Mapping[str, str]
) -> tuple[Round, Round]:
    """The medians of rounds on both servers, one after the other in turn."""
    heed, bare = [], []
    with serving(HEED, environment) as ours, serving(BARE, environment) as theirs:
        trial.heed(ours, WARM_UP)
        trial.bare(theirs, WARM_UP)
        for _ in range(rounds):
            bare.append(trial.bare(theirs, count))
            heed.append(trial.heed(ours, count))
    return _medians(heed), _medians(bare)


def _medians(rounds: Sequence[Round]) -> Round:
    names = ("per_second", "p50", "p99", "cpu_ms")
    return Round(*(statistics.median(getattr(r, n) for r in rounds) for n in names))


def _figures(name: str, found: Round, p99: float | None = None) -> list[Figure]:
    return [
        Figure(f"{name}: stored", found.per_second, "a second"),
        Figure(f"{name}: p50", found.p50, "ms"),
        Figure(f"{name}: p99", found.p99, "ms", at_most=p99),
        Figure(f"{name}: server CPU", found.cpu_ms, "ms each"),
    ]
