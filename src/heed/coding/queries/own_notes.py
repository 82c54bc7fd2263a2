"""What one coder noted in a project, for that coder alone."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q, QuerySet

from heed.coding.models import Coder, Memo
from heed.coding.queries.desk import texts_by_id
from heed.responses.sealed_words import original_words

PAGE = 50


@dataclass(frozen=True)
class OwnNotes:
    """Some notes, the newest first, with the words of each; where older ones begin."""

    notes: list[tuple[Memo, str]]
    older: UUID | None


def own_notes(coder: Coder, since: UUID | None = None) -> OwnNotes:
    """One's own notes, but none on words that one may not read any more.

    A note that may quote words which were taken back is not shown until somebody who
    settles has decided about it.
    """
    rows = list(_notes(coder, since)[: PAGE + 1])
    here, rest = rows[:PAGE], rows[PAGE:]
    kept = _readable(coder, here)
    older = rest[0].pk if rest else None
    return OwnNotes([(one, original_words(one.words)) for one in kept], older)


def own_note(coder: Coder, memo: UUID) -> tuple[Memo, str] | None:
    """One of them with its words."""
    for one in _readable(coder, _standing(coder).filter(pk=memo)):
        return one, original_words(one.words)
    return None


def notes_looked_at(coder: Coder) -> bool:
    """Whether a note of this coder waits for somebody's decision."""
    return Memo.objects.filter(author=coder, look_at__isnull=False).exists()


def _notes(coder: Coder, since: UUID | None) -> QuerySet[Memo]:
    own = _standing(coder).order_by("-made_at", "-pk")
    first = own.filter(pk=since).first() if since else None
    if first is None:
        return own
    at = first.made_at
    return own.filter(Q(made_at__lt=at) | Q(made_at=at, pk__lte=first.pk))


def _standing(coder: Coder) -> QuerySet[Memo]:
    own = Memo.objects.filter(author=coder, project=coder.project_id, look_at=None)
    rows = own.select_related("words__key", "code", "issue", "text", "project")
    return rows.prefetch_related("speaks_of__text")


def _readable(coder: Coder, memos: Iterable[Memo]) -> list[Memo]:
    """Those whose texts this person may read, be it theirs or one they speak of."""
    found = list(memos)
    texts = {one.pk: _texts(one) for one in found}
    readable = texts_by_id(coder, set().union(*texts.values()))
    return [one for one in found if texts[one.pk] <= readable.keys()]


def _texts(memo: Memo) -> set[UUID]:
    spoken_of = {one.text_id for one in memo.speaks_of.all()}
    return spoken_of | ({memo.text_id} if memo.text_id else set())
