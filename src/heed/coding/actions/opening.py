"""Opening what a project found: figures without suppression, for those inside it."""

from collections import Counter

from django.db import transaction

from heed.coding.access import settles
from heed.coding.errors import NotInTheProject
from heed.coding.models import Code, CodedText, Coder
from heed.coding.results import Mention
from heed.foundation import clock
from heed.foundation.windows import WindowKind, window_of
from heed.safeguards.audience import Audience
from heed.safeguards.audit import About, Event, record
from heed.safeguards.disclosure import release
from heed.safeguards.figures import Question, Released, Slice, Subject


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
def open_mentions(*, by: Coder, found: list[Mention], codes: list[Code]) -> Released:
    """How often each code was mentioned, by the gate, for those who settle."""
    if not settles(by):
        raise NotInTheProject
    slugs = {code.pk: code.slug for code in codes}
    counts = Counter((one.group, one.code) for one in found)
    groups = sorted({group for group, _code in counts}) or ["nobody"]
    window = window_of(clock.now(), WindowKind.MONTH, by.project.place.zone)
    return release(
        audience=Audience.CUSTODIAN,
        question=Question(
            organisation=by.organisation,
            kind=f"coding:{by.project_id}",
            subjects=(Subject("factor", tuple(slugs.values())),),
        ),
        slices=[
            Slice(
                window=window,
                place=None,
                group=group,
                entries=sum(n for (g, _), n in counts.items() if g == group),
                writers=None,
                counts={
                    "factor": {
                        slugs[code]: n for (g, code), n in counts.items() if g == group
                    }
                },
            )
            for group in groups
        ],
        by=by.account_id,
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
