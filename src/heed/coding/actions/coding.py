"""Coding: opening a text, applying a code to a passage, taking it off, going on.

Every judgement is stored at once under a key that the page made, so that one sent
again after a lost connection is stored once. Nothing is overwritten: a code that is
taken off keeps its row and the time.
"""

from uuid import UUID

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet

from heed.coding.access import codes, readable_texts
from heed.coding.actions.reading_words import note_words_read
from heed.coding.actions.seeing import note_seen_before
from heed.coding.choices import MarkState
from heed.coding.errors import (
    IssueIsGone,
    NoSuchExcerpt,
    NothingToCode,
    NotInTheProject,
    NotOfThisFramework,
    ProjectIsClosed,
    SeenMeanwhile,
)
from heed.coding.models import (
    Code,
    CodedText,
    Coder,
    Coding,
    Excerpt,
    Issue,
    Mark,
    SuggestedCode,
)
from heed.coding.queries.blindness import stays_as_it_is
from heed.foundation import clock
from heed.responses.sealed_words import version_words
from heed.safeguards.audit import About, Event, record


@transaction.atomic
def open_coded_text(*, by: Coder, text: CodedText, to_code: bool = True) -> str:
    """Read an edited copy inside a project; that it was opened is recorded first.

    Who opens it to settle does not begin to code it: they have seen what others said.
    """
    if not readable_texts(by.account, by.project).filter(pk=text.pk).exists():
        raise NotInTheProject
    record(
        by=by.account_id,
        event=Event.TEXT_OPENED,
        about=About("text", text.version.text_id),
        organisation=text.organisation,
        place=text.place_id,
        details={"version": text.version.number},
    )
    if to_code and codes(by) and not by.project.closed_on:
        _begin(by, text)
    return version_words(text.version)


@transaction.atomic
def apply_code(
    *,
    by: Coder,
    text: CodedText,
    start: int,
    end: int,
    key: UUID,
    code: Code | None = None,
    issue: Issue | None = None,
    suggestion: SuggestedCode | None = None,
) -> Coding:
    """Say that a code or an issue applies to a passage; said twice, it stands once.

    ``suggestion`` is the draft of a model that the person accepted, if it was one.
    """
    may_change(by, text)
    _fits(by, text, start, end, code, issue)
    excerpt, _is_new = Excerpt.objects.get_or_create(
        version=text.version,
        start=start,
        end=end,
        defaults={"organisation": text.organisation},
    )
    there = (
        Coding.objects.filter(key=key, coder=by).first()
        or Coding.objects.filter(
            coder=by,
            text=text,
            excerpt=excerpt,
            code=code,
            issue=issue,
            removed_at=None,
        ).first()
    )
    return there or Coding.objects.create(
        organisation=text.organisation,
        text=text,
        excerpt=excerpt,
        coder=by,
        code=code,
        issue=issue,
        key=key,
        made_at=clock.now(),
        suggestion=suggestion,
    )


@transaction.atomic
def take_off(*, by: Coder, coding: Coding) -> None:
    """Take one's own code off a passage; asked twice, the first time counts."""
    may_change(by, coding.text)
    if coding.coder_id != by.pk:
        raise NotInTheProject
    Coding.objects.filter(pk=coding.pk, removed_at=None).update(removed_at=clock.now())


@transaction.atomic
def mark_text(*, by: Coder, text: CodedText, state: MarkState) -> None:
    """Say that one is done with a text, or skips it; no reason is asked.

    Whoever is done with it has read it, as opening it alone does not show.
    """
    if state == MarkState.DONE:
        may_code(by, text)
        note_seen_before(by=by, text=text)
        if by.account:
            note_words_read(by=by.account, text=text.version.text)
    else:
        may_change(by, text)
    _mark(by, text, state)
    follow_marks(CodedText.objects.filter(pk=text.pk))


def follow_marks(texts: QuerySet[CodedText]) -> None:
    """Let texts say whether somebody is done with them, in the marks' transaction."""
    done = Mark.objects.filter(text=OuterRef("pk"), state=MarkState.DONE)
    texts.update(is_done=Exists(done))


@transaction.atomic
def find_hard(*, by: Coder, text: CodedText) -> None:
    """Say that a text weighs on its reader, so that others are warned of it."""
    may_code(by, text)
    CodedText.objects.filter(pk=text.pk).update(is_hard=True)


def may_code(by: Coder, text: CodedText) -> None:
    """Refuse whoever does not code in the text's project, and a closed project."""
    if not codes(by) or text.project_id != by.project_id:
        raise NotInTheProject
    if by.project.closed_on:
        raise ProjectIsClosed


def may_change(by: Coder, text: CodedText) -> None:
    """Refuse also whoever is done with a text and has seen what others said of it."""
    may_code(by, text)
    if stays_as_it_is(by, text):
        raise SeenMeanwhile


def _fits(
    by: Coder,
    text: CodedText,
    start: int,
    end: int,
    code: Code | None,
    issue: Issue | None,
) -> None:
    if not text.length:
        raise NothingToCode
    if not 0 <= start < end <= text.length:
        raise NoSuchExcerpt(start, end, text.length)
    if code and code.framework_id != by.project.framework_id:
        raise NotOfThisFramework
    if issue and issue.project_id != by.project_id:
        raise NotOfThisFramework
    if issue and (issue.merged_into_id or issue.is_split):
        raise IssueIsGone(issue.name)


def _begin(by: Coder, text: CodedText) -> None:
    """Begin with a text, and go on from its place; not so with one that was finished.

    A text that is opened once more leaves the place where somebody is.
    """
    said = {"organisation": text.organisation, "state": MarkState.OPEN}
    mark, _is_new = Mark.objects.get_or_create(
        coder=by, text=text, defaults=said | {"at": clock.now()}
    )
    if mark.state == MarkState.OPEN:
        by.at = text.position
        by.save(update_fields=["at"])


def _mark(by: Coder, text: CodedText, state: MarkState) -> None:
    said = {"organisation": text.organisation, "state": state, "at": clock.now()}
    Mark.objects.update_or_create(coder=by, text=text, defaults=said)
