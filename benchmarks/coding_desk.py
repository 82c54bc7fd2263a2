"""The coding desk and a project's pages, with 100,000 texts in the project.

Pages are asked of a real server over one connection, as somebody at the desk asks, and
stand beside an empty page of the same server. What one person does at the desk, text
after text, is measured as they do it; the pages of figures are opened a few times.
"""

from collections.abc import Iterator
from uuid import uuid4

from django.test import Client

from benchmarks import load, processes
from benchmarks.coded import Coded, coded_projects
from benchmarks.figures import Figure, Finding, percentile
from benchmarks.load import HOST
from benchmarks.servers import HEED, Server, serving
from benchmarks.stores import Store
from heed.people.models import Account
from heed.people.tests.factories import SIGN_IN

P95_MS, FIGURES_MS, LIMIT_GB = 150, 5000, 2
AT = "/staff/coding/projects/"
HALFWAY, DONE = f"{AT}halfway/", f"{AT}done/"
LEADS_ON = {"next uncoded", "done with a text"}  # to the text, to the desk
TOKEN = uuid4().hex  # of the cookie and of each form, as a browser would send both


def measure(store: Store, *, quick: bool) -> list[Finding]:
    """Wall clock and CPU of each page, and what the server held at most."""
    coded = coded_projects(2_000 if quick else 100_000)
    texts, times, few = (5, 5, 2) if quick else (60, 40, 5)
    with serving(HEED) as server:
        asked = Asked(store, server)
        beginner, lead = _cookie(coded.beginner.account), _cookie(coded.lead.account)
        at_desk = Desk(asked, beginner, coded)
        for _ in range(texts):
            at_desk.code_a_text()
        pages = {
            "the list of projects": (
                f"{AT.removesuffix('projects/')}",
                beginner,
                times,
            ),
            "a project, for a coder": (HALFWAY, beginner, times),
            "a project, for its lead": (DONE, lead, times),
            "disagreements": (f"{DONE}disagreements/", lead, times),
            "findings": (f"{DONE}findings/", lead, few),
            "agreement": (f"{DONE}agreement/", lead, few),
            "reference: an empty page": ("/healthz", "", times),
        }
        for name, (path, cookie, count) in pages.items():
            for _ in range(count):
                asked.page(name, path, cookie)
        return [
            Figure("texts in each project", coded.texts, "texts"),
            *asked.figures(),
            Figure(
                "memory at most, of the server",
                processes.peak_mb(server.pid) / 1000,
                "GB",
                at_most=LIMIT_GB,
            ),
        ]


class Asked:
    """What was asked of the server, under its name, and how long each took."""

    def __init__(self, store: Store, server: Server) -> None:
        self.store, self.server = store, server
        self.took: dict[str, list[float]] = {}
        self.cpu: dict[str, float] = {}
        self.first: dict[str, float] = {}

    def page(self, name: str, path: str, cookie: str) -> load.Run:
        """Open a page."""
        return self._send(name, load.get(self.server.port, path, cookie))

    def form(
        self, name: str, path: str, fields: dict[str, str], cookie: str
    ) -> load.Run:
        """Send a form."""
        by_script = {"X-Heed-Script": "desk"}
        request = load.post(self.server.port, path, fields, cookie, by_script)
        return self._send(name, request)

    def _send(self, name: str, request: bytes) -> load.Run:
        roots = [self.server.pid, *self.store.processes]
        before = processes.cpu_ms(roots)
        run = load.run(self.server.port, [request], 1)
        cpu = processes.cpu_ms(roots) - before
        if set(run.statuses) != {302 if name in LEADS_ON else 200}:
            raise RuntimeError(f"{name} answered {dict(run.statuses)}.")
        if name not in self.first:  # imports and empty caches; told apart
            self.first[name] = run.took_ms[0]
            return run
        self.took.setdefault(name, []).extend(run.took_ms)
        self.cpu[name] = self.cpu.get(name, 0) + cpu
        return run

    def figures(self) -> Iterator[Finding]:
        """p50, p95, the first time, and CPU of the server and of the database."""
        for name, took in self.took.items():
            limit = _limit(name)
            yield Figure(f"{name}: p50", percentile(took, 50), "ms")
            yield Figure(f"{name}: p95", percentile(took, 95), "ms", at_most=limit)
            yield Figure(f"{name}: the first time", self.first[name], "ms")
            cpu = self.cpu[name] / len(took)
            yield Figure(f"{name}: server CPU", cpu, "ms each")


class Desk:
    """Somebody who codes one text after the other."""

    def __init__(self, asked: Asked, cookie: str, coded: Coded) -> None:
        self.asked, self.cookie = asked, cookie
        codes = coded.beginner.project.framework.codes.order_by("position")
        self.codes = [str(pk) for pk in codes.values_list("pk", flat=True)]
        self.number = 0

    def code_a_text(self) -> None:
        """The next text: open it, apply a code, undo it, apply another one, finish."""
        # Without a break after several hard texts, which is no text.
        to_next = f"{HALFWAY}desk/?go-on"
        moved = self.asked.page("next uncoded", to_next, self.cookie)
        (text,) = moved.targets
        self.asked.page("open a text", text, self.cookie)
        key = self._apply(text)
        self._send("undo", f"{text}codings/by-key/{key}/off/", {})
        self._apply(text)
        self._send("done with a text", f"{text}finish/", {"how": "done"})

    def _apply(self, text: str) -> str:
        key, code = str(uuid4()), self.codes[self.number % len(self.codes)]
        self.number += 1
        fields = {"start": "0", "end": "20", "key": key, "code": code}
        self._send("save a coding", f"{text}codings/", fields)
        return key

    def _send(self, name: str, path: str, fields: dict[str, str]) -> None:
        said = {"csrfmiddlewaretoken": TOKEN} | fields
        self.asked.form(name, path, said, self.cookie)


def _limit(name: str) -> float | None:
    if name.startswith("reference"):
        return None
    return FIGURES_MS if name in {"findings", "agreement"} else P95_MS


def _cookie(account: Account) -> str:
    """The cookies of a browser in which somebody has signed in."""
    client = Client(headers={"host": HOST})
    client.force_login(account, backend=SIGN_IN)
    pairs = {name: one.value for name, one in client.cookies.items()}
    pairs["csrftoken"] = TOKEN
    return "; ".join(f"{name}={value}" for name, value in pairs.items())
