"""People who have answered every question of a tell-us and have only to send it.

Runs inside Heed's own Django. The pages are walked once, as a browser walks them; then
each person gets a draft of their own with words of their own, as the pages keep it.
What is left to do is what the last page does: one form, with the draft's cookie.
"""

from collections.abc import Iterator
from dataclasses import replace
from uuid import uuid4

from benchmarks.world import SAID, a_world, drafts, told
from heed.people.models import Place
from heed.reception.doors import Door
from heed.responses.draft_body import DraftBody

ITEMS = ("what_happened", "better_if")  # the two that are answered in words


def people(count: int) -> Iterator[dict[str, str]]:
    """So many people at the one ward of this store, which is made if need be."""
    ward = Place.objects.filter(live_on__isnull=False).first() or a_world().ward
    written, path = told(ward), Door(ward).url("check")
    keys = [str(uuid4()) for _ in range(count)]
    bodies = [_with_words_of(key, written) for key in keys]
    for key, body, cookie in zip(keys, bodies, drafts(ward, bodies), strict=True):
        yield {"key": key, "path": path, "cookie": cookie, "words": words_in(body)}


def words_in(body: DraftBody) -> str:
    """All that was written, beginning with the key of the person."""
    return "\n".join(body.posted.get(item, [""])[0] for item in ITEMS)


def _with_words_of(key: str, body: DraftBody) -> DraftBody:
    first, second = f"{key} {SAID} Ddoe, ŵyr neb pam. 😟", f"{key} {SAID[:90]}"
    said = {ITEMS[0]: [first], ITEMS[1]: [second]}
    return replace(body, posted=body.posted | said)
