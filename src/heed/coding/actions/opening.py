"""Opening what a project found: figures without suppression, for those inside it."""

from django.db import transaction

from heed.coding.access import settles
from heed.coding.errors import NotInTheProject
from heed.coding.models import CodedText, Coder
from heed.safeguards.audit import About, Event, record


@transaction.atomic
def open_findings(*, by: Coder, what: str) -> None:
    """Write down that somebody opened a project's figures; coders see them at the end.

    Whoever still codes would see what others said. So only those who settle open them.
    """
    if not settles(by):
        raise NotInTheProject
    record(
        by=by.account_id,
        event=Event.AGGREGATE_OPENED,
        about=About("coding project", by.project_id),
        organisation=by.organisation,
        place=by.project.place_id,
        details={"what": what},
    )


@transaction.atomic
def open_quotes(*, by: Coder, texts: list[CodedText]) -> None:
    """Write down that somebody opened texts together, as quotes under a code."""
    if not settles(by):
        raise NotInTheProject
    for text in texts:
        record(
            by=by.account_id,
            event=Event.TEXT_OPENED,
            about=About("text", text.version.text_id),
            organisation=text.organisation,
            place=text.place_id,
            details={"version": text.version.number},
        )
