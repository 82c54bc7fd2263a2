"""How much hard reading a person has done in a row, from the record of openings."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID

from heed.concerns.choices import Circle
from heed.concerns.models import Concern, Debrief
from heed.foundation import clock
from heed.people.models import Account
from heed.responses.models import Text
from heed.safeguards.audit import openings_by

IN_A_ROW = 5  # hard concerns after which a break is suggested
A_BREAK = timedelta(minutes=20)
LOOK_BACK = timedelta(hours=4)


def hard_in_a_row(account: Account) -> int:
    """How many hard concerns an account opened since its last break.

    Hard is what a person had to read now, and what is about staff. Nothing is held
    back by it: the page suggests a break and leads on.
    """
    entries = openings_by(
        account.id,
        organisation=account.organisation,
        since=clock.now() - LOOK_BACK,
    )
    recent = since_last_break([(e.at, e.about_id) for e in entries], clock.now())
    responses = Text.objects.filter(pk__in=recent).values("response")
    hard = Concern.objects.filter(response__in=responses)
    return (
        hard.filter(needs_reading_now=True) | hard.filter(circle=Circle.SAFEGUARDING)
    ).count()


def since_last_break(
    openings: Iterable[tuple[datetime, UUID]], now: datetime
) -> set[UUID]:
    """The texts opened without a break between them, up to now; newest first."""
    found: set[UUID] = set()
    later = now
    for at, text in openings:
        if later - at >= A_BREAK:
            break
        found.add(text)
        later = at
    return found


def debriefs_waiting(account: Account) -> list[Debrief]:
    """Readers of an organisation who asked to talk, and have not yet."""
    return list(
        Debrief.objects.filter(organisation=account.organisation, met_on=None)
        .select_related("reader")
        .order_by("asked_on", "id")
    )
