"""Memos: what coders note while they work, sealed like every other text."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from heed.coding.errors import NotInTheProject, ProjectIsClosed
from heed.coding.models import (
    Code,
    CodedText,
    Coder,
    Excerpt,
    Memo,
    MemoSpeaksOf,
    Project,
)
from heed.foundation import clock
from heed.foundation.rows import Row
from heed.foundation.unsaved import unsaved
from heed.responses.actions import compose_text
from heed.responses.choices import TextKind
from heed.responses.models import Text, TextKey


@transaction.atomic
def write_memo(
    *,
    by: Coder,
    words: str,
    text: CodedText | None = None,
    excerpt: Excerpt | None = None,
    code: Code | None = None,
    at: datetime | None = None,
    speaks_of: Iterable[CodedText] = (),
) -> Memo:
    """Note something of a text, a passage, a code, or the project as a whole.

    ``at`` is for notes of other programs, which were made before they came in.
    ``speaks_of`` are texts that it is about beside its place: when one of them is taken
    back, a person looks whether the note quotes it.
    """
    if text and text.project_id != by.project_id:
        raise NotInTheProject
    if by.project.closed_on:
        raise ProjectIsClosed
    sealed, key, memo = compose_memo(
        project=by.project,
        author=by,
        words=words,
        text=text,
        excerpt=excerpt,
        code=code,
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
    sealed, key = compose_text(
        words=words, place=project.place, kind=TextKind.NOTE, language="en-gb"
    )
    memo = unsaved(
        Memo,
        organisation=project.organisation,
        project=project,
        words=sealed,
        made_at=at,
        **about,
    )
    return sealed, key, memo
