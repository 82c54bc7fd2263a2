"""How soon the service answers, and how much memory it takes."""

from benchmarks import load, processes
from benchmarks.figures import Figure, Finding
from benchmarks.load import Run
from benchmarks.servers import HEED, Server, serving
from benchmarks.stores import Store
from benchmarks.world import a_world, drafts, told
from heed.reception.doors import Door
from heed.responses.draft_body import DraftBody

CONNECTIONS = 16
AT_ONCE = 2000


def measure(store: Store, *, quick: bool) -> list[Finding]:
    """``heed serve`` with its worker inside, as it is run by default."""
    door, count = Door(a_world().ward), 400 if quick else 10_000
    body = told(door.place)
    with serving(HEED, {"HEED_WORKER": "embedded"}) as server:
        load.run(server.port, [load.get(server.port, "/healthz")] * 10, 1)
        at_rest = processes.resident_mb([server.pid])
        for first in range(0, count, AT_ONCE):
            _give(server, door, body, min(AT_ONCE, count - first))
        after = processes.resident_mb([server.pid])
        page = load.get(server.port, door.url("start"))
        first_page = load.run(server.port, [page], 1).took_ms[0]
        pages = load.run(server.port, [page] * 50, 1)
    return [
        Figure(
            "from `heed serve` to the first byte", server.seconds_to_first_byte, "s"
        ),
        Figure("memory at rest", at_rest, "MB", note="server and its supervisor"),
        Figure(f"memory after {count} submissions", after, "MB"),
        Figure("start page, the first", first_page, "ms"),
        Figure("start page, then", sorted(pages.took_ms)[25], "ms, median"),
    ]


def _give(server: Server, door: Door, body: DraftBody, count: int) -> Run:
    path = door.url("check")
    given = [
        load.post(server.port, path, {}, cookie)
        for cookie in drafts(door.place, [body] * count)
    ]
    run = load.run(server.port, given, CONNECTIONS)
    if set(run.targets) != {door.url("receipt")}:
        raise RuntimeError(f"Not all was stored: {run.statuses}.")
    return run
