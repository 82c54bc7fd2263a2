"""Texts to look at again, once the framework or an issue changed."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Q, QuerySet

from heed.coding.choices import CoderKind, MarkState
from heed.coding.models import Code, CodedText, Coder, Coding, Mark, Project
from heed.coding.queries.desk import first_readable
from heed.coding.queries.eras import lacking_eras, lacking_marks, unjudged_at
from heed.coding.queries.judged import to_code_again
from heed.coding.still_allowed import still_allowed


def next_again(
    coder: Coder, after: int = 0, *, lighter: bool = False
) -> CodedText | None:
    """The next text, in the project's order, that a coder should look at again."""
    texts = _waiting(coder).filter(position__gt=after)
    return first_readable(coder, texts.filter(is_hard=False) if lighter else texts)


def number_again(coder: Coder) -> int:
    """How many texts wait to be looked at again by one coder."""
    return _waiting(coder).filter(pk__in=still_allowed(coder.project)).count()


def waits_again(coder: Coder, text: CodedText) -> bool:
    """Whether a coder is done with a text, and should look at it again.

    A text that is coded for the first time costs the desk one question and no more.
    """
    if not _done(coder).filter(text=text).exists():
        return False
    return _waiting(coder).filter(pk=text.pk).exists()


def waiting_among(coder: Coder, texts: Iterable[UUID]) -> set[UUID]:
    """Which of some texts a coder should look at again."""
    found = _waiting(coder).filter(pk__in=list(texts))
    return set(found.values_list("pk", flat=True))


def not_judged(coder: Coder, text: CodedText) -> list[Code]:
    """Codes that came into the framework after a coder was done with a text."""
    mark = _done(coder).filter(text=text).first()
    return unjudged_at(coder.project, mark.at) if mark else []


def without_place(coder: Coder, codings: Iterable[Coding]) -> set[UUID]:
    """Those of a coder's codings on a text that wait to be coded again."""
    today = coder.project.framework_id
    old = [c.pk for c in codings if c.issue_id or c.code.framework_id != today]
    if not old:
        return set()
    waiting = to_code_again(coder.project).filter(pk__in=old)
    return set(waiting.values_list("pk", flat=True))


def new_codes(project: Project) -> list[str]:
    """Labels of codes on which some texts that are done were not judged."""
    marks = _of_people(project)
    there = [e for e in lacking_eras(project) if marks.filter(e.marks).exists()]
    codes = project.framework.codes.order_by("position")
    return [c.label for c in codes if any(c.pk not in e.judged for e in there)]


def texts_not_judged(project: Project) -> int:
    """How many texts, still allowed, somebody was done with before a code came."""
    marks = _of_people(project).filter(lacking_marks(project))
    return still_allowed(project).filter(pk__in=marks.values("text")).count()


def _waiting(coder: Coder) -> QuerySet[CodedText]:
    done = _done(coder)
    before = done.filter(lacking_marks(coder.project)).values("text")
    again = to_code_again(coder.project).filter(coder=coder).values("text")
    return CodedText.objects.filter(
        Q(pk__in=before) | Q(pk__in=again),
        pk__in=done.values("text"),
        project=coder.project_id,
    )


def _done(coder: Coder) -> QuerySet[Mark]:
    return Mark.objects.filter(coder=coder, state=MarkState.DONE)


def _of_people(project: Project) -> QuerySet[Mark]:
    people = project.coders.exclude(kind=CoderKind.MACHINE)
    return Mark.objects.filter(coder__in=people, state=MarkState.DONE)
