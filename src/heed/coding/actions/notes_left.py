"""Notes that may quote words which were taken back: found, and decided on."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from heed.coding.access import settles
from heed.coding.errors import NotInTheProject
from heed.coding.models import (
    CodedText,
    Coder,
    Memo,
    MemoSpeaksOf,
    MemoToLookAt,
    WhyLook,
)
from heed.coding.repeating import repeats, runs_of
from heed.people.days import today_of
from heed.responses.actions import remove_texts
from heed.responses.errors import WordsAreGoneError
from heed.responses.sealed_words import original_words, version_words
from heed.safeguards.audit import About, Event, record


def find_notes_left(texts: QuerySet[CodedText]) -> None:
    """Mark the notes that speak of texts or repeat them, before the texts go.

    Notes on the texts themselves go with them; these are on codes and projects.
    """
    rest = Memo.objects.filter(project__in=texts.values("project"), look_at=None)
    rest = rest.exclude(text__in=texts).select_related("words")
    linked = set(rest.filter(speaks_of__text__in=texts).values_list("pk", flat=True))
    runs = runs_of(_readable(version_words, (one.version for one in texts)))
    for memo in rest:
        if memo.pk in linked:
            _mark(memo, WhyLook.LINKED)
        elif any(repeats(w, runs) for w in _readable(original_words, [memo.words])):
            _mark(memo, WhyLook.REPEATS)
    MemoSpeaksOf.objects.filter(text__in=texts).delete()


@transaction.atomic
def keep_note(*, by: Coder, look: MemoToLookAt) -> None:
    """Say that a note holds nothing that was taken back; it is a note like others."""
    _note_down(by, look.memo, "kept")
    look.delete()


@transaction.atomic
def remove_note(*, by: Coder, look: MemoToLookAt) -> None:
    """Remove a note for good, because it holds what was taken back."""
    _note_down(by, look.memo, "removed")
    memo, words = look.memo, look.memo.words_id
    look.delete()
    memo.speaks_of.all().delete()
    memo.delete()
    remove_texts([words])


def _mark(memo: Memo, why: WhyLook) -> None:
    MemoToLookAt.objects.create(
        organisation=memo.organisation,
        memo=memo,
        why=why,
        since=today_of(memo.organisation),
    )


def _readable(opened: Callable[[Any], str], sealed: Iterable[Any]) -> Iterator[str]:
    """The words that can still be opened; of others nothing is left to repeat."""
    for one in sealed:
        try:
            yield opened(one)
        except WordsAreGoneError:
            continue


def _note_down(by: Coder, memo: Memo, what: str) -> None:
    if not settles(by) or memo.project_id != by.project_id:
        raise NotInTheProject
    record(
        by=by.account_id,
        event=Event.CODING_CHANGED,
        about=About("coding project", memo.project_id),
        organisation=memo.organisation,
        place=by.project.place_id,
        details={"note": str(memo.pk), "what": what},
    )
