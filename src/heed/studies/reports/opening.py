"""Writing down that somebody opened a report of a study."""

from uuid import UUID

from django.db import transaction

from heed.safeguards.audit import About, Event, record
from heed.studies.models import Study


@transaction.atomic
def note_opening(study: Study, who: UUID, report: str) -> None:
    """Note for good, before there are figures, who opens which report."""
    record(
        by=who,
        event=Event.AGGREGATE_OPENED,
        about=About("study", study.id),
        organisation=study.organisation,
        details={"study": study.slug, "report": report},
    )
