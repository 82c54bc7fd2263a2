"""Which texts belong to a concern, and which of them a reader may open."""

from uuid import UUID

from django.db.models import QuerySet

from heed.concerns.access import reads_reports
from heed.concerns.models import (
    CandourDecision,
    Complaint,
    Concern,
    DutyDecision,
    RetaliationReport,
    StaffGrade,
)
from heed.concerns.telling import NAMING_ITEMS, RETALIATION_ITEM, SHAREABLE_ITEMS
from heed.people.models import Account
from heed.responses.choices import TextKind
from heed.responses.models import Text

WITHIN_THE_CIRCLE = (*NAMING_ITEMS, RETALIATION_ITEM)


def texts_for(account: Account, concern: Concern) -> QuerySet[Text]:
    """The words of a concern that a reader may open; never how to reach the writer."""
    ids = _around(concern)
    is_lead = reads_reports(account, concern)
    if is_lead:
        ids |= _ids(RetaliationReport, concern, "text_id")
    answers = Text.objects.filter(response=concern.response_id)
    texts = answers | Text.objects.filter(pk__in=ids)
    texts = texts.exclude(kind=TextKind.CONTACT)
    return texts if is_lead else texts.exclude(item__in=WITHIN_THE_CIRCLE)


def shareable_texts(concern: Concern) -> QuerySet[Text]:
    """The words of a concern of which an edited copy may ever be made."""
    return Text.objects.filter(
        response=concern.response_id, kind=TextKind.ANSWER, item__in=SHAREABLE_ITEMS
    )


def _around(concern: Concern) -> set[UUID]:
    """Texts that stand apart from the response: complaints and staff's reasons."""
    found = _ids(Complaint, concern, "text_id") | _ids(Complaint, concern, "answer_id")
    for decision in (StaffGrade, CandourDecision, DutyDecision):
        found |= _ids(decision, concern, "reason_id")
    return found


def _ids(model: type, concern: Concern, column: str) -> set[UUID]:
    rows = model.objects.filter(concern=concern).values_list(column, flat=True)
    return {pk for pk in rows if pk is not None}
