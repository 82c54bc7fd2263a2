"""Texts that came from another program's file, once they are past their time.

They have no response and no interview here, so their age counts from the day on which
the file came in, and one person's words go by the person's identity in the project.
"""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from heed.coding.actions.withdrawing import forget_coded_texts
from heed.coding.models import CodedText, TurnList
from heed.foundation.privacy import Keep
from heed.responses.actions import remove_texts
from heed.safeguards.erasure import erases
from heed.safeguards.retention import Due, Removal, removes

BEING_CODED = "its words are being coded"


@erases("person of an imported project", "imported texts and what was coded of them")
def forget_imported_person(person: UUID) -> int:
    """Remove every text of one person that came in with a file; how many."""
    own = imported_texts().filter(person=person)
    words = list(own.values_list("version__text", flat=True))
    with transaction.atomic():
        forget_coded_texts(person)
        TurnList.objects.filter(text__in=words).delete()
        remove_texts(words)
    return len(words)


def imported_texts() -> QuerySet[CodedText]:
    """The texts that came in with a file."""
    return CodedText.objects.filter(
        project__imported__isnull=False,
        source=None,
        version__text__response=None,
        version__text__interview=None,
    )


def due_imported(organisation: UUID, before: datetime) -> Due:
    """How many are past their time, and how many are still being coded."""
    old = _old(organisation, before)
    held = old.filter(project__closed_on=None).count()
    return Due(old.count() - held, {BEING_CODED: held} if held else {})


def remove_imported(organisation: UUID, before: datetime) -> int:
    """Remove old ones of closed projects; how many."""
    old = _old(organisation, before).exclude(project__closed_on=None)
    people = set(old.values_list("person", flat=True))
    return sum(forget_imported_person(person) for person in people)


def _old(organisation: UUID, before: datetime) -> QuerySet[CodedText]:
    return imported_texts().filter(
        organisation=organisation, project__imported__at__lt=before
    )


removes(
    Removal(
        code="imported texts",
        what="texts that came from other programs, with what was coded of them",
        keep=Keep.WITH_RESPONSE,
        of=(),  # its rows are those that also go with a response
        due=due_imported,
        remove=remove_imported,
    )
)
