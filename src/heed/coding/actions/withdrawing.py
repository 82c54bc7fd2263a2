"""What was coded follows a withdrawal: nothing made from the words stays behind."""

from uuid import UUID

from django.db.models import Q, QuerySet

from heed.coding.actions.notes_left import find_notes_left
from heed.coding.actions.retiring import retire
from heed.coding.actions.summaries import forget_summaries
from heed.coding.choices import Gone, Part
from heed.coding.models import (
    CodedText,
    Coding,
    CountedPerson,
    Dismissal,
    Excerpt,
    KnownText,
    Mark,
    Memo,
    MemoSpeaksOf,
    MemoToLookAt,
    Project,
    Resolution,
    Sighting,
    StatedBasis,
    SuggestedCode,
    Summary,
    TrainedModel,
)
from heed.responses.actions import keeps_responses, remove_texts
from heed.safeguards.withdrawal import INTERVIEW, RESPONSE, follows

BEING_CODED = CodedText.objects.filter(project__closed_on=None).values("person")
keeps_responses("its words are being coded", Q(pk__in=BEING_CODED))


@follows("coded texts, codings, memos and summaries", RESPONSE, INTERVIEW)
def forget_coded_texts(person: UUID) -> None:
    """Remove the coded texts of a person, and all that was judged of them."""
    texts = CodedText.objects.filter(person=person)
    versions = list(texts.values_list("version", flat=True))
    _forget_what_models_know(texts)
    find_notes_left(texts)
    memos = Memo.objects.filter(text__in=texts)
    words = list(memos.values_list("words", flat=True))
    MemoToLookAt.objects.filter(memo__in=memos).delete()
    MemoSpeaksOf.objects.filter(memo__in=memos).delete()
    memos.delete()
    remove_texts(words)
    CountedPerson.objects.filter(person=person).delete()
    summaries = Summary.objects.filter(person=person)
    forget_summaries(list(summaries.values_list("pk", flat=True)))
    for model in (Coding, Mark, Resolution, Sighting, StatedBasis):
        model.objects.filter(text__in=texts).delete()
    SuggestedCode.objects.filter(text__in=texts).delete()
    Excerpt.objects.filter(version__in=versions).delete()
    texts.delete()


def _forget_what_models_know(texts: QuerySet[CodedText]) -> None:
    """A model that learnt from the words goes with them; others forget the texts.

    The project is locked first, so that no model which is just being stored slips by.
    """
    locked = Project.objects.filter(pk__in=texts.values("project"))
    list(locked.select_for_update().order_by("pk"))
    learnt = KnownText.objects.filter(text__in=texts, part=Part.LEARNT)
    for model in TrainedModel.objects.filter(pk__in=learnt.values("model")):
        retire(model=model, why=Gone.TAKEN_BACK)
    KnownText.objects.filter(text__in=texts).delete()
    Dismissal.objects.filter(suggestion__text__in=texts).delete()
