"""Writing the framework matrix: a person's words on a factor, summed up by an analyst.

Nobody's writing is overwritten: each gets the next number, and the last one counts.
"""

from collections.abc import Collection, Iterable
from uuid import UUID

from django.db import transaction

from heed.coding.access import readable_texts, settles
from heed.coding.actions.sealed_notes import sealed_note
from heed.coding.errors import (
    NotInTheProject,
    NotOfThisFramework,
    ProjectIsClosed,
    SummaryChanged,
)
from heed.coding.models import (
    Code,
    CodedText,
    Coder,
    Excerpt,
    Project,
    Summary,
    SummaryBasis,
)
from heed.coding.passages import Span
from heed.coding.queries.summaries import cell_of, no_longer_allowed
from heed.foundation import clock
from heed.responses.actions import remove_texts
from heed.responses.sealed_words import original_words

Quoted = tuple[UUID, Span]  # a text of the person, and a passage of it


@transaction.atomic
def write_summary(
    *,
    by: Coder,
    person: UUID,
    words: str,
    seen: int,
    code: Code | None = None,
    quotes: Iterable[Quoted] = (),
    goes_on: bool = False,
) -> Summary:
    """Sum up what a person said of a factor, or without one write their portrait.

    ``seen`` is the number of the writing that lay before whoever writes, or 0. Where a
    later one stands it is refused, so that nobody writes over another. The same words
    on the same passages sent again are stored once. ``goes_on`` says that the writing
    which was seen is what the same page stored a moment ago: it is written on, and
    stays one writing, under a new number so that others see that it changed.
    """
    texts = {one.pk: one for one in _texts_of(by, person)}
    if not settles(by) or not texts:
        raise NotInTheProject
    if by.project.closed_on:
        raise ProjectIsClosed
    if code and code.framework_id != by.project.framework_id:
        raise NotOfThisFramework
    Project.objects.select_for_update().get(pk=by.project_id)
    last = cell_of(by.project, person, code and code.pk).first()
    basis = _basis(texts, quotes)
    if last and last.by_id == by.pk and _says(last, words, basis):
        return last
    if (last.number if last else 0) != seen:
        raise SummaryChanged
    made = Summary(
        organisation=by.organisation,
        project=by.project,
        person=person,
        code=code,
        number=seen + 1,
        words=sealed_note(by.project, words),
        by=by,
        made_at=clock.now(),
    )
    if goes_on and last and last.by_id == by.pk:
        forget_summaries([last.pk])
    made.save(force_insert=True)
    SummaryBasis.objects.bulk_create(
        SummaryBasis(
            organisation=by.organisation, summary=made, text_id=text, excerpt=excerpt
        )
        for text, excerpt in basis
    )
    return made


def forget_summaries(ids: Collection[UUID]) -> None:
    """Remove writings with their words."""
    found = Summary.objects.filter(pk__in=ids)
    words = list(found.values_list("words", flat=True))
    SummaryBasis.objects.filter(summary__in=ids).delete()
    found.delete()
    remove_texts(words)


@transaction.atomic
def let_go_of_summaries() -> int:
    """Remove writings on words that are no longer allowed; how many.

    Nobody reads them from the moment of that on. Where a person takes everything back
    they go at once; this finds a yes that was narrowed, and what safeguarding has.
    """
    gone = set(no_longer_allowed())
    forget_summaries(gone)
    return len(gone)


def _texts_of(by: Coder, person: UUID) -> list[CodedText]:
    readable = readable_texts(by.account, by.project).filter(person=person)
    return list(readable.select_related("version").order_by("position"))


def _basis(
    texts: dict[UUID, CodedText], quotes: Iterable[Quoted]
) -> list[tuple[UUID, Excerpt | None]]:
    """Every text of the person, and the passages that are to be shown."""
    found: list[tuple[UUID, Excerpt | None]] = [(pk, None) for pk in texts]
    for text, span in dict.fromkeys(quotes):
        if text not in texts or span.end > texts[text].length:
            raise NotInTheProject
        excerpt, _is_new = Excerpt.objects.get_or_create(
            version=texts[text].version,
            start=span.start,
            end=span.end,
            defaults={"organisation": texts[text].organisation},
        )
        found.append((text, excerpt))
    return found


def _says(last: Summary, words: str, basis: list[tuple[UUID, Excerpt | None]]) -> bool:
    there = set(last.basis.values_list("text", "excerpt"))
    now = {(text, excerpt.pk if excerpt else None) for text, excerpt in basis}
    return there == now and original_words(last.words) == words
