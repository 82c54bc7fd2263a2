"""Memos: what coders note while they work, sealed like every other text."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from heed.coding.actions.sealed_notes import compose_note, sealed_note
from heed.coding.errors import NotInTheProject, ProjectIsClosed
from heed.coding.models import (
    Code,
    CodedText,
    Coder,
    Excerpt,
    Issue,
    Memo,
    MemoSpeaksOf,
    MemoToLookAt,
    Project,
)
from heed.foundation import clock
from heed.foundation.rows import Row
from heed.foundation.unsaved import unsaved
from heed.responses.actions import remove_texts
from heed.responses.models import Text, TextKey


@transaction.atomic
def write_memo(
    *,
    by: Coder,
    words: str,
    text: CodedText | None = None,
    excerpt: Excerpt | None = None,
    code: Code | None = None,
    issue: Issue | None = None,
    at: datetime | None = None,
    speaks_of: Iterable[CodedText] = (),
) -> Memo:
    """Note something of a text, a passage, a code, an issue, or the whole project.

    ``at`` is for notes of other programs, which were made before they came in.
    ``speaks_of`` are texts that it is about beside its place: when one of them is taken
    back, a person looks whether the note quotes it.
    """
    if any(one and one.project_id != by.project_id for one in (text, issue)):
        raise NotInTheProject
    _open(by)
    sealed, key, memo = compose_memo(
        project=by.project,
        author=by,
        words=words,
        text=text,
        excerpt=excerpt,
        code=code,
        issue=issue,
        at=at or clock.now(),
    )
    for row in (sealed, key, memo):
        row.save(force_insert=True)
    for one in speaks_of:
        if one.project_id != by.project_id:
            raise NotInTheProject
        MemoSpeaksOf.objects.create(organisation=by.organisation, memo=memo, text=one)
    return memo


def compose_memo(
    *, project: Project, words: str, at: datetime, **about: Row | None
) -> tuple[Text, TextKey, Memo]:
    """Seal a note; the rows are not yet saved.

    ``about`` is its author, text, excerpt and code, as far as they are known.
    """
    sealed, key = compose_note(project, words)
    memo = unsaved(
        Memo,
        organisation=project.organisation,
        project=project,
        words=sealed,
        made_at=at,
        **about,
    )
    return sealed, key, memo


@transaction.atomic
def change_memo(*, by: Coder, memo: Memo, words: str) -> None:
    """Write one's own note anew; the words that stood there are destroyed."""
    _own(by, memo)
    before = memo.words_id
    memo.words = sealed_note(by.project, words)
    memo.save(update_fields=["words"])
    remove_texts([before])


@transaction.atomic
def take_memo_back(*, by: Coder, memo: Memo) -> None:
    """Remove one's own note for good, with its words."""
    _own(by, memo)
    words = memo.words_id
    memo.speaks_of.all().delete()
    memo.delete()
    remove_texts([words])


def _own(by: Coder, memo: Memo) -> None:
    """Refuse what is not one's own, and what somebody has to decide about."""
    if memo.author_id != by.pk or MemoToLookAt.objects.filter(memo=memo).exists():
        raise NotInTheProject
    _open(by)


def _open(by: Coder) -> None:
    if by.project.closed_on:
        raise ProjectIsClosed
