"""What every act of a reader begins with: may they, and does it still stand?"""

from heed.concerns.access import has_declared, may_read
from heed.concerns.choices import State
from heed.concerns.errors import (
    ConflictNotDeclared,
    MayNotRead,
    WasWithdrawn,
    WordsMissing,
)
from heed.concerns.models import Concern
from heed.people.access import Permission, may
from heed.people.models import Account
from heed.safeguards.audit import About, Event, record


def for_reader(
    by: Account,
    concern: Concern,
    *,
    permission: Permission = Permission.READ_WORDS,
    declared: bool = True,
    withdrawn_too: bool = False,
) -> Concern:
    """The concern, locked for an act, or a refusal.

    A complaint stands even where the concern beside it was taken back.
    """
    locked = Concern.objects.select_for_update().get(pk=concern.pk)
    if not may_read(by, locked) or not may(by, permission):
        raise MayNotRead
    if declared and not has_declared(by, locked):
        raise ConflictNotDeclared
    if locked.state == State.WITHDRAWN and not withdrawn_too:
        raise WasWithdrawn
    return locked


def note_down(by: Account, event: Event, concern: Concern, **details: object) -> None:
    """Write into the audit trail what a reader did with a concern."""
    record(
        by=by.id,
        event=event,
        about=About("concern", concern.id),
        organisation=concern.organisation,
        place=concern.place_id,
        details=details,
    )


def some(words: str) -> str:
    """Words that were really written."""
    if not words.strip():
        raise WordsMissing
    return words.strip()
