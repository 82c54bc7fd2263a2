"""People who submit, all at once, and remember what was acknowledged."""

import http.client
import logging
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterable

from benchmarks.load import said_with_a_form
from tests.faults.judging import Verdict, verdict_on
from tests.faults.stores import Store
from tests.faults.targets import Post, Target

CLIENTS = 12
log = logging.getLogger("heed.faults")  # --log-cli-level=INFO tells each verdict
Answer = int | str | None  # where it led if not to a receipt; none if cut off


class Load:
    """A number of clients; each unacknowledged submission is sent again."""

    def __init__(
        self, port: int, target: Target, posts: Iterable[Post], clients: int = CLIENTS
    ) -> None:
        self.port, self.target = port, target
        self.acknowledged: dict[str, str] = {}
        self.others: Counter[Answer] = Counter()  # answers that promised nothing
        self._posts, self._turn = iter(posts), threading.Lock()
        self._stopping = threading.Event()
        self._threads = [
            threading.Thread(target=self._submit, daemon=True) for _ in range(clients)
        ]

    def __enter__(self) -> "Load":
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stopping.set()
        for thread in self._threads:
            thread.join(60)

    def wait_for(self, more: int) -> None:
        """Return when so many more have been acknowledged."""
        goal = len(self.acknowledged) + more
        self.wait_until(lambda: len(self.acknowledged) >= goal)

    def wait_until(self, happened: Callable[[], bool], patience: float = 90) -> None:
        """Return when something has happened."""
        until = time.monotonic() + patience
        while not happened():
            is_over = not any(thread.is_alive() for thread in self._threads)
            if is_over or time.monotonic() > until:
                raise TimeoutError(
                    f"It did not happen; acknowledged: {len(self.acknowledged)}, "
                    f"others: {self.others}, nobody left to send: {is_over}."
                )
            time.sleep(0.005)

    def _submit(self) -> None:
        line = _Line(self.port)
        while not self._stopping.is_set() and (post := self._next()):
            while not self._stopping.is_set():
                status, leads_to = line.send(post)
                if status and self.target.is_acknowledged(status, leads_to):
                    self.acknowledged[post.key] = post.words
                    break
                self.others[leads_to or status] += 1
                line.close()
                time.sleep(0.05)
        line.close()

    def _next(self) -> Post | None:
        with self._turn:
            return next(self._posts, None)


class _Line:
    """One client's connection, opened anew when it is cut."""

    def __init__(self, port: int) -> None:
        self._headers = said_with_a_form(port)
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=40)

    def send(self, post: Post) -> tuple[int | None, str]:
        """The status and where it leads; no status where the line was cut."""
        headers = self._headers | ({"Cookie": post.cookie} if post.cookie else {})
        try:
            self._connection.request("POST", post.path, post.body, headers)
            answer = self._connection.getresponse()
            answer.read()
        except (OSError, http.client.HTTPException):
            return None, ""
        return answer.status, answer.headers.get("Location", "")

    def close(self) -> None:
        """Hang up; the next ``send`` opens it again."""
        self._connection.close()


def judge(load: Load, store: Store) -> Verdict:
    """Look for everything that was acknowledged."""
    found, whole = load.target.found(store)
    verdict = verdict_on(load.acknowledged, found, whole)
    log.info("%s; other answers: %s", verdict, dict(load.others))
    return verdict
