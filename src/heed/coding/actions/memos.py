"""Memos: what coders note while they work, sealed like every other text."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from heed.coding.errors import NotInTheProject, ProjectIsClosed
from heed.coding.models import Code, CodedText, Coder, Excerpt, Memo, MemoSpeaksOf
from heed.foundation import clock
from heed.responses.actions import compose_text
from heed.responses.choices import TextKind


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
    sealed, key = compose_text(
        words=words, place=by.project.place, kind=TextKind.NOTE, language="en-gb"
    )
    sealed.save(force_insert=True)
    key.save(force_insert=True)
    memo = Memo.objects.create(
        organisation=by.organisation,
        project=by.project,
        author=by,
        words=sealed,
        text=text,
        excerpt=excerpt,
        code=code,
        made_at=at or clock.now(),
    )
    for one in speaks_of:
        if one.project_id != by.project_id:
            raise NotInTheProject
        MemoSpeaksOf.objects.create(organisation=by.organisation, memo=memo, text=one)
    return memo
