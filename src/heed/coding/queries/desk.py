"""What a coder has before them: the next text, their own codes, how far they are."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from heed.coding.access import readable_texts
from heed.coding.choices import MarkState
from heed.coding.models import CodedText, Coder, Coding, Issue, Mark, Memo, Project
from heed.foundation import clock
from heed.responses.sealed_words import original_words, version_words

CLAIMED = timedelta(minutes=30)  # how long an opened text is left to who opened it
FINISHED = (MarkState.DONE, MarkState.SKIPPED)


@dataclass(frozen=True)
class Progress:
    """How far one coder is: texts done, skipped, and in the project."""

    done: int
    skipped: int
    texts: int


def next_text(coder: Coder, *, lighter: bool = False) -> CodedText | None:
    """The text to code next: one left open, then the sample, then what nobody coded.

    ``lighter`` passes over texts that weigh on their reader; they wait, and come again.
    """
    readable = readable_texts(coder.account, coder.project)
    mine = Mark.objects.filter(coder=coder, text=OuterRef("pk"))
    left_open = readable.filter(Exists(mine.filter(state=MarkState.OPEN)))
    new = readable.filter(~Exists(mine))
    free = new.filter(~Exists(_taken(coder)), sample=None)
    ways = [
        left_open,
        new.exclude(sample=None),
        free.filter(position__gt=coder.at),
        free,
    ]
    for way in ways:
        chosen = way.exclude(is_hard=True) if lighter else way
        if found := _first(chosen):
            return found
    return None


def text_in(coder: Coder, text: UUID) -> CodedText | None:
    """A text of the project that this coder may read."""
    found = readable_texts(coder.account, coder.project).filter(pk=text)
    return found.select_related("version__text", "project").first()


def own_codings(coder: Coder, text: CodedText) -> list[Coding]:
    """What this coder said of a text and did not take off, as it stands in the text."""
    stand = Coding.objects.filter(coder=coder, text=text, removed_at=None)
    return list(
        stand.select_related("excerpt", "code", "issue__code").order_by(
            "excerpt__start", "excerpt__end", "made_at"
        )
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
    done = Mark.objects.filter(coder=coder, text=text, state=MarkState.DONE)
    return done.exists()


def notes_of(coder: Coder, text: CodedText) -> list[str]:
    """The words that this coder noted of a text, newest first; nobody else's."""
    own = Memo.objects.filter(author=coder, text=text).select_related("words")
    return [original_words(memo.words) for memo in own.order_by("-made_at")]


def progress_of(coder: Coder) -> Progress:
    """How far one coder is."""
    finished = Mark.objects.filter(coder=coder, state__in=FINISHED)
    skipped = finished.filter(state=MarkState.SKIPPED).count()
    texts = CodedText.objects.filter(project=coder.project_id).count()
    return Progress(finished.count() - skipped, skipped, texts)


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


def _taken(coder: Coder) -> QuerySet[Mark]:
    """Marks of others that show that a text is coded, or being read just now."""
    fresh = Q(state=MarkState.OPEN, at__gt=clock.now() - CLAIMED)
    return Mark.objects.filter(
        Q(state=MarkState.DONE) | fresh, text=OuterRef("pk")
    ).exclude(coder=coder)


def _first(texts: QuerySet[CodedText]) -> CodedText | None:
    ordered = texts.order_by("position").select_related("version__text", "project")
    return ordered.first()


def words_of(text: CodedText) -> str:
    """The edited copy that lies open on the desk; its opening was recorded."""
    return version_words(text.version)


def texts_by_id(coder: Coder, ids: set[UUID]) -> dict[UUID, CodedText]:
    """Those of the texts that this person may read."""
    found = readable_texts(coder.account, coder.project).filter(pk__in=ids)
    return {one.pk: one for one in found.select_related("version__text")}
