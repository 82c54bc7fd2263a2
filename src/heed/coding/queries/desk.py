"""What a coder has before them: the next text, their own codes, how far they are."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet

from heed.coding.access import readable_texts
from heed.coding.choices import MarkState, NextBy
from heed.coding.models import (
    CodedText,
    Coder,
    Coding,
    Issue,
    Mark,
    Memo,
    Project,
)
from heed.foundation import clock
from heed.foundation.remembered import remembered
from heed.responses.sealed_words import original_words, version_words

CLAIMED = timedelta(minutes=30)  # how long an opened text is left to who opened it
FINISHED = (MarkState.DONE, MarkState.SKIPPED)
SOME = 20  # texts whose writers are asked for at a time


@dataclass(frozen=True)
class Progress:
    """How far one coder is: texts done, skipped, and in the project."""

    done: int
    skipped: int
    texts: int


def next_text(coder: Coder, *, lighter: bool = False) -> CodedText | None:
    """The text to code next: one left open, then the sample, then what nobody coded.

    ``lighter`` passes over texts that weigh on their reader; they wait, and come again.
    Who chose so is given what nobody coded by turns, the least sure first.
    """
    texts = CodedText.objects.filter(project=coder.project_id)
    free = _free(coder, texts)
    if lighter:
        texts, free = texts.filter(is_hard=False), free.filter(is_hard=False)
    samples = _in_samples(coder)
    return (
        first_readable(coder, texts.filter(pk__in=_left_open(coder)))
        or first_readable(coder, samples.filter(is_hard=False) if lighter else samples)
        or _least_sure(coder, free)
        or first_readable(coder, free.filter(position__gt=coder.at))
        or first_readable(coder, free.filter(position__lte=coder.at))
    )


def text_in(coder: Coder, text: UUID) -> CodedText | None:
    """A text of the project that this coder may read."""
    found = readable_texts(coder.account, coder.project).filter(pk=text)
    return found.select_related("version__text", "project").first()


def own_codings(coder: Coder, text: CodedText) -> list[Coding]:
    """What this coder said of a text and did not take off, as it stands in the text."""
    stand = Coding.objects.filter(coder=coder, text=text, removed_at=None)
    return list(
        stand.select_related(
            "excerpt", "code", "issue__code", "suggestion__model"
        ).order_by("excerpt__start", "excerpt__end", "made_at")
    )


def own_coding(coder: Coder, coding: UUID) -> Coding | None:
    """One judgement of this coder."""
    found = Coding.objects.filter(pk=coding, coder=coder)
    return found.select_related("text").first()


def own_coding_by_key(coder: Coder, key: UUID) -> Coding | None:
    """The judgement that a page of this coder made under a key."""
    found = Coding.objects.filter(key=key, coder=coder)
    return found.select_related("text").first()


def issues_in_use(project: Project) -> list[Issue]:
    """The issues that can be coded to, by name."""
    in_use = project.issues.filter(merged_into=None, is_split=False)
    return list(in_use.select_related("code", "project").order_by("name"))


def done_with(coder: Coder, text: CodedText) -> bool:
    """Whether somebody coded a text to its end."""
    return state_of(coder, text) == MarkState.DONE


def state_of(coder: Coder, text: CodedText) -> MarkState | None:
    """How far somebody is with a text, or nothing where they never opened it."""
    mark = Mark.objects.filter(coder=coder, text=text).first()
    return MarkState(mark.state) if mark else None


def notes_of(coder: Coder, text: CodedText) -> list[str]:
    """The words that this coder noted of a text, newest first; nobody else's."""
    own = Memo.objects.filter(author=coder, text=text).select_related("words")
    return [original_words(memo.words) for memo in own.order_by("-made_at")]


def progress_of(coder: Coder) -> Progress:
    """How far one coder is; the number of texts may be some seconds old."""
    found = finished_by([coder.pk])
    done, skipped = (found.get((coder.pk, state), 0) for state in FINISHED)
    return Progress(done, skipped, _texts_in(coder.project_id))


def finished_by(coders: Collection[UUID]) -> dict[tuple[UUID, str], int]:
    """How many texts each coder is done with, and how many they skipped."""
    marks = Mark.objects.filter(coder__in=coders, state__in=FINISHED).order_by()
    rows = marks.values_list("coder", "state").annotate(count=Count("pk"))
    return {(coder, state): count for coder, state, count in rows}


@remembered
def _texts_in(project: UUID) -> int:
    return CodedText.objects.filter(project=project).count()


def should_pause(coder: Coder) -> bool:
    """Whether the last texts that somebody finished were all hard ones."""
    limit = coder.project.hard_in_a_row
    finished = Mark.objects.filter(coder=coder, state__in=FINISHED).order_by("-at")
    last = list(finished.values_list("text__is_hard", flat=True)[:limit])
    return len(last) == limit and all(last)


def recent_codes(coder: Coder, limit: int = 9) -> list[str]:
    """The codes that this coder used last, for the keys from 1 to 9."""
    used = Coding.objects.filter(coder=coder, issue=None).order_by("-made_at")
    slugs = used.values_list("code__slug", flat=True)[: limit * 5]
    return list(dict.fromkeys(slugs))[:limit]


def _left_open(coder: Coder) -> list[UUID]:
    opened = Mark.objects.filter(coder=coder, state=MarkState.OPEN)
    return list(opened.values_list("text", flat=True))


def _in_samples(coder: Coder) -> QuerySet[CodedText]:
    """Texts of samples, which everybody codes, that this coder has not opened yet.

    By the samples alone: a store that is told the project too may read all its texts.
    """
    samples = list(coder.project.samples.values_list("pk", flat=True))
    new = CodedText.objects.filter(~Exists(_own_marks(coder)))
    return new.filter(sample__in=samples)


def _free(coder: Coder, texts: QuerySet[CodedText]) -> QuerySet[CodedText]:
    """Texts outside samples that nobody is done with or reads just now.

    ``is_done`` tells nothing that the marks do not; its index alone spares looking
    through all that was done before.
    """
    fresh = Q(state=MarkState.OPEN, at__gt=clock.now() - CLAIMED)
    taken = Mark.objects.filter(
        Q(state=MarkState.DONE) | fresh, text=OuterRef("pk")
    ).exclude(coder=coder)
    free = texts.filter(is_done=False, sample=None)
    return free.filter(~Exists(_own_marks(coder)), ~Exists(taken))


def _own_marks(coder: Coder) -> QuerySet[Mark]:
    return Mark.objects.filter(coder=coder, text=OuterRef("pk"))


def first_readable(
    coder: Coder, texts: QuerySet[CodedText], by: str = "position"
) -> CodedText | None:
    """The first that this person may read, looked for among some at a time.

    So consent is asked for some texts and not for each that was passed over.
    """
    after = -1
    while True:
        some = texts.filter(**{f"{by}__gt": after}).order_by(by)
        found = list(some.values_list(by, "pk")[:SOME])
        readable = texts_by_id(coder, {pk for _place, pk in found})
        if first := next((pk for _place, pk in found if pk in readable), None):
            return readable[first]
        if len(found) < SOME:
            return None
        after = found[-1][0]


def _least_sure(coder: Coder, free: QuerySet[CodedText]) -> CodedText | None:
    """The next by turn, for a coder who chose that order, as far as turns were given.

    A hard text waits no longer than in the project's own order, also where it came in
    since turns were given.
    """
    if coder.next_by != NextBy.DOUBT:
        return None
    in_use = {"known__model__gone_at": None, "known__turn__isnull": False}
    turned = free.filter(**in_use).annotate(turn=F("known__turn"))
    first = first_readable(coder, turned, "turn")
    hard = first and first_readable(coder, free.filter(is_hard=True))
    if hard and hard.position <= turned.get(pk=first.pk).turn:
        return hard
    return first


def words_of(text: CodedText) -> str:
    """The edited copy that lies open on the desk; its opening was recorded."""
    return version_words(text.version)


def texts_by_id(coder: Coder, ids: Collection[UUID]) -> dict[UUID, CodedText]:
    """Those of the texts that this person may read, with the keys of their words."""
    if not ids:
        return {}
    found = readable_texts(coder.account, coder.project).filter(pk__in=ids)
    rows = found.select_related("version__text__key", "project")
    return {one.pk: one for one in rows}
