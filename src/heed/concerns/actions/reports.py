"""Reading what outlives the words beside it: reports of harm, and complaints.

Both are records of their own. They are read also where the concern was taken back.
"""

from django.db import transaction

from heed.concerns.access import reads_reports
from heed.concerns.actions.checking import for_reader, note_down
from heed.concerns.actions.meeting import meet_all
from heed.concerns.errors import MayNotRead
from heed.concerns.models import Clock, Complaint, RetaliationReport
from heed.people.access import Permission
from heed.people.models import Account
from heed.responses.actions import open_text
from heed.safeguards.audit import Event


@transaction.atomic
def open_report(*, by: Account, report: RetaliationReport) -> str:
    """Read what happened because somebody spoke up; blank where they did not say.

    The opening is on record, and the clock of the report stops.
    """
    concern = for_reader(
        by,
        report.concern,
        permission=Permission.OPEN_ORIGINALS,
        withdrawn_too=True,
    )
    if not reads_reports(by, concern):
        raise MayNotRead
    RetaliationReport.objects.filter(pk=report.pk).update(is_read=True)
    meet_all(Clock.objects.filter(retaliation=report), by=by)
    note_down(by, Event.CONCERN_READ, concern, report=report.pk)
    return open_text(by=by, text=report.text) if report.text else ""


@transaction.atomic
def open_complaint(*, by: Account, complaint: Complaint) -> str:
    """Read the words of a complaint; the opening is on record."""
    concern = for_reader(
        by,
        complaint.concern,
        permission=Permission.OPEN_ORIGINALS,
        withdrawn_too=True,
    )
    note_down(by, Event.COMPLAINT_HANDLED, concern, step="read")
    return open_text(by=by, text=complaint.text)
