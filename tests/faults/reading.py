"""Reading back after a fault: what became of each submission, part by part.

Runs inside Heed's own Django, on the store as the fault left it.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from heed.concerns.actions.composing import ARRIVED, promises_for
from heed.concerns.models import Clock, Concern
from heed.foundation.batches import digest_of
from heed.foundation.models import IdempotencyKey, OutboxTask
from heed.reception.cookies import DRAFT
from heed.reception.sittings import Sitting
from heed.responses.actions.receipts import receipt_words
from heed.responses.draft_body import DraftToken
from heed.responses.models import Response
from heed.responses.queries import draft_of, response_of_receipt
from heed.responses.sealed_words import original_words
from tests.faults.judging import Found, Whole
from tests.faults.people import ITEMS, words_in
from tests.faults.tasks import ARRIVAL_DONE


@dataclass(frozen=True)
class Stored:
    """One response and what goes with it."""

    response: Response
    concern: Concern
    token: DraftToken
    used: Counter  # digests of idempotency keys
    arrivals: Counter  # tasks by concern, waiting or done


def read(path: str) -> Iterator[dict[str, object]]:
    """Each response as the store has it, and at the end how the whole stands."""
    lines = Path(path).read_text().splitlines()
    people = {one["key"]: one for one in map(json.loads, lines)}
    used, arrivals = _used(), _arrivals()
    keys = set()
    for response in Response.objects.prefetch_related("texts").iterator(500):
        words = _words(response)
        key = words.split(" ", 1)[0]
        keys.add(key)
        lacks = ["its person"]
        if key in people:
            token, concern = _token(people[key]), _concern(response)
            lacks = _lacks(Stored(response, concern, token, used, arrivals))
        yield asdict(Found(key, words, lacks))
    unsent = [one for key, one in people.items() if key not in keys]
    yield asdict(
        Whole(
            keys=used.total(),
            keys_twice=sum(count > 1 for count in used.values()),
            drafts_torn=sum(not _can_still_send(one) for one in unsent),
        )
    )


def _used() -> Counter:
    return Counter(IdempotencyKey.objects.values_list("digest", flat=True))


def _arrivals() -> Counter:
    tasks = OutboxTask.objects.filter(kind__in=[ARRIVED, ARRIVAL_DONE])
    return Counter(
        payload["concern"] for payload in tasks.values_list("payload", flat=True)
    )


def _token(person: dict[str, str]) -> DraftToken:
    return DraftToken.from_cookie(person["cookie"].removeprefix(f"{DRAFT}="))


def _concern(response: Response) -> Concern | None:
    return Concern.objects.filter(response=response).first()


def _words(response: Response) -> str:
    opened = {text.item: original_words(text) for text in response.texts.all()}
    return "\n".join(opened.get(item, "") for item in ITEMS)


def _can_still_send(person: dict[str, str]) -> bool:
    """What was not stored lies in its draft as it was written."""
    body = draft_of(_token(person))
    return body is not None and words_in(body) == person["words"]


def _lacks(stored: Stored) -> list[str]:
    if stored.concern is None:
        return ["concern"]
    return [name for name, is_there in PARTS.items() if not is_there(stored)]


def _clocks(stored: Stored) -> bool:
    running = Clock.objects.filter(concern=stored.concern)
    promised = promises_for(stored.concern)
    return sorted(running.values_list("promise", flat=True)) == sorted(promised)


def _receipt(stored: Stored) -> bool:
    """As the writer comes back: six words are typed, and this response is found."""
    words = receipt_words(stored.token, stored.response.language)
    return response_of_receipt(" ".join(words)) == stored.response


def _consent(stored: Stored) -> bool:
    return stored.response.consent.count() == 2


def _task(stored: Stored) -> bool:
    """What must follow is waiting or done, and not both."""
    return stored.arrivals[str(stored.concern.pk)] == 1


def _key(stored: Stored) -> bool:
    return stored.used[digest_of(stored.token.idempotency_key)] == 1


def _empty_draft(stored: Stored) -> bool:
    body = draft_of(stored.token)
    return body is not None and not Sitting(stored.token, body).answers


PARTS: dict[str, Callable[[Stored], bool]] = {
    "clocks": _clocks,
    "receipt": _receipt,
    "consent": _consent,
    "task": _task,
    "idempotency key": _key,
    "empty draft": _empty_draft,
}
