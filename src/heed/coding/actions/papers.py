"""Writing topic guides, distress protocols and consent wordings, each in versions."""

from django.db import transaction
from django.db.models import Max
from django.utils.text import slugify

from heed.coding.errors import NotYours
from heed.coding.models import Paper, PaperKind
from heed.coding.research_access import research_places
from heed.foundation import clock
from heed.people.models import Account, Place
from heed.safeguards.audit import About, Event, record


@transaction.atomic
def write_paper(
    *,
    by: Account,
    place: Place,
    kind: PaperKind,
    title: str,
    body: str,
    purpose: str = "",
) -> Paper:
    """Write a paper; under a title that is there already, its next version."""
    if place.id not in research_places(by):
        raise NotYours
    Place.objects.select_for_update().get(pk=place.organisation)  # one number at a time
    same = {
        "organisation": place.organisation,
        "kind": kind,
        "slug": slugify(title)[:80] or "paper",
    }
    newest = Paper.objects.filter(**same).aggregate(newest=Max("number"))["newest"]
    paper = Paper.objects.create(
        **same,
        place=place,
        title=title,
        body=body,
        purpose=purpose,
        number=(newest or 0) + 1,
        made_on=clock.now().date(),
    )
    record(
        by=by.id,
        event=Event.INTERVIEW_CHANGED,
        about=About("paper", paper.id),
        organisation=paper.organisation,
        place=place.id,
        details={"kind": kind, "number": paper.number},
    )
    return paper
