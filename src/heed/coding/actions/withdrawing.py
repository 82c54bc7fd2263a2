"""What was coded follows a withdrawal: nothing made from the words stays behind."""

from uuid import UUID

from django.db.models import Q

from heed.coding.models import CodedText, Coding, Excerpt, Mark, Memo, Resolution
from heed.responses.actions import keeps_responses, remove_texts
from heed.safeguards.withdrawal import INTERVIEW, RESPONSE, follows

BEING_CODED = CodedText.objects.filter(project__closed_on=None).values("person")
keeps_responses("its words are being coded", Q(pk__in=BEING_CODED))


@follows("coded texts, codings and memos", RESPONSE, INTERVIEW)
def forget_coded_texts(person: UUID) -> None:
    """Remove the coded texts of a person, and all that was judged of them."""
    texts = CodedText.objects.filter(person=person)
    versions = list(texts.values_list("version", flat=True))
    memos = Memo.objects.filter(text__in=texts)
    words = list(memos.values_list("words", flat=True))
    memos.delete()
    remove_texts(words)
    for model in (Coding, Mark, Resolution):
        model.objects.filter(text__in=texts).delete()
    Excerpt.objects.filter(version__in=versions).delete()
    texts.delete()
