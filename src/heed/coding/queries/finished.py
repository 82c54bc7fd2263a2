"""A coder's own finished texts: done or skipped, the newest first, some at a time."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q, QuerySet

from heed.coding.models import CodedText, Coder, Coding, Mark
from heed.coding.queries.again import waiting_among
from heed.coding.queries.desk import FINISHED, texts_by_id

PAGE = 25


@dataclass(frozen=True)
class Finished:
    """A text that a coder finished, and their own codes that stand on it."""

    mark: Mark
    text: CodedText
    codings: list[Coding]
    waits: bool


@dataclass(frozen=True)
class FinishedPage:
    """Some of them, how many may no longer be read, and where older ones begin."""

    texts: list[Finished]
    gone: int
    older: UUID | None


def finished_texts(coder: Coder, since: UUID | None = None) -> FinishedPage:
    """A coder's texts from one of their marks on, or from the newest; nobody else's.

    Words that were taken back meanwhile are not among them.
    """
    marks = list(_marks(coder, since)[: PAGE + 1])
    here, rest = marks[:PAGE], marks[PAGE:]
    ids = [one.text_id for one in here]
    readable = texts_by_id(coder, ids)
    said, waiting = _own_codings(coder, readable), waiting_among(coder, readable)
    found = [
        Finished(one, readable[pk], said[pk], pk in waiting)
        for one, pk in zip(here, ids, strict=True)
        if pk in readable
    ]
    older = rest[0].pk if rest else None
    return FinishedPage(found, len(here) - len(found), older)


def _marks(coder: Coder, since: UUID | None) -> QuerySet[Mark]:
    own = Mark.objects.filter(coder=coder, state__in=FINISHED).order_by("-at", "-pk")
    first = own.filter(pk=since).first() if since else None
    if first is None:
        return own
    return own.filter(Q(at__lt=first.at) | Q(at=first.at, pk__lte=first.pk))


def _own_codings(coder: Coder, texts: Iterable[UUID]) -> dict[UUID, list[Coding]]:
    """What this coder said of texts and did not take off, as it stands in each."""
    stand = Coding.objects.filter(coder=coder, text__in=list(texts), removed_at=None)
    rows = stand.select_related("code", "issue__code", "excerpt")
    found: dict[UUID, list[Coding]] = defaultdict(list)
    for one in rows.order_by("excerpt__start", "excerpt__end", "made_at"):
        found[one.text_id].append(one)
    return found
