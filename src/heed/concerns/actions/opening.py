"""Opening words: declare first, then read, with a record of each opening."""

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from heed.concerns.access import has_declared, may_read, reads_reports
from heed.concerns.actions.calling import find_a_reader
from heed.concerns.actions.checking import for_reader, note_down
from heed.concerns.actions.meeting import meet, meet_all
from heed.concerns.choices import (
    Contact,
    Promise,
    Scope,
    State,
    WhyExcluded,
)
from heed.concerns.errors import MayNotRead, NobodyComesBack
from heed.concerns.models import (
    Clock,
    Concern,
    ConflictDeclaration,
    ExcludedReader,
    Received,
    RetaliationReport,
)
from heed.concerns.queries.texts import texts_for
from heed.foundation import clock
from heed.people.access import Permission
from heed.people.models import Account
from heed.responses.actions import open_text
from heed.responses.choices import TextKind
from heed.responses.errors import WordsAreGoneError
from heed.responses.models import Text
from heed.safeguards.audit import Event


@dataclass(frozen=True)
class Opened:
    """The words that a reader opened, by text; a text that is gone is not in it."""

    concern: Concern
    words: dict[UUID, str]


@transaction.atomic
def declare_conflict(*, by: Account, concern: Concern, has_conflict: bool) -> None:
    """Say, before opening, whether one stands too close; who does is kept out."""
    locked = for_reader(by, concern, declared=False, withdrawn_too=True)
    ConflictDeclaration.objects.get_or_create(
        organisation=locked.organisation,
        concern=locked,
        reader=by,
        has_conflict=has_conflict,
        defaults={"declared_on": clock.now().date()},
    )
    note_down(by, Event.CONFLICT_DECLARED, locked, has_conflict=has_conflict)
    if has_conflict:
        ExcludedReader.objects.get_or_create(
            organisation=locked.organisation,
            concern=locked,
            scope=Scope.ACCOUNT,
            account=by,
            why=WhyExcluded.CONFLICT,
        )
        find_a_reader(locked)


@transaction.atomic
def acknowledge(*, by: Account, concern: Concern) -> None:
    """Say that one has seen that it came; an allegation wants a second person too."""
    locked = for_reader(by, concern, declared=False)
    _, is_new = Received.objects.get_or_create(
        organisation=locked.organisation,
        concern=locked,
        account=by,
        defaults={"received_at": clock.now()},
    )
    if is_new:
        note_down(by, Event.CONCERN_ACKNOWLEDGED, locked)
    meet(locked, Promise.ACKNOWLEDGED, by=by)
    if locked.received.count() > 1:
        meet(locked, Promise.SECONDED, by=by)


@transaction.atomic
def open_concern(*, by: Account, concern: Concern) -> Opened:
    """Read all words of a concern; each opening is recorded before the words are."""
    locked = for_reader(by, concern, permission=Permission.OPEN_ORIGINALS)
    words = {}
    for text in texts_for(by, locked):
        try:
            words[text.id] = open_text(by=by, text=text)
        except WordsAreGoneError:
            continue
    acknowledge(by=by, concern=locked)
    _mark_read(by, locked)
    return Opened(locked, words)


@transaction.atomic
def open_contact(*, by: Account, concern: Concern) -> dict[str, str]:
    """Read how to reach a writer who asked to be spoken to, by item."""
    locked = for_reader(by, concern, permission=Permission.OPEN_ORIGINALS)
    if locked.contact != Contact.SPEAK:
        raise NobodyComesBack
    texts = Text.objects.filter(response=locked.response_id, kind=TextKind.CONTACT)
    note_down(by, Event.CONTACT_OPENED, locked)
    return {text.item: open_text(by=by, text=text) for text in texts.order_by("item")}


@transaction.atomic
def open_one(*, by: Account, concern: Concern, text: Text) -> str:
    """Read one text of a concern, to make a copy of it."""
    locked = for_reader(by, concern, permission=Permission.OPEN_ORIGINALS)
    if not texts_for(by, locked).filter(pk=text.pk).exists():
        raise MayNotRead
    return open_text(by=by, text=text)


def needs_declaration(by: Account, concern: Concern) -> bool:
    """Whether a reader has yet to say whether they stand too close."""
    return may_read(by, concern) and not has_declared(by, concern)


def _mark_read(by: Account, concern: Concern) -> None:
    if concern.state == State.UNREAD:
        concern.move_to(State.READ)
        note_down(by, Event.CONCERN_READ, concern)
    concern.has_new_words = False
    concern.save(update_fields=["has_new_words"])
    meet(concern, Promise.READ, by=by)
    meet_all(Clock.objects.filter(concern=concern, message__isnull=False), by=by)
    if reads_reports(by, concern):
        RetaliationReport.objects.filter(concern=concern).update(is_read=True)
        reports = Clock.objects.filter(concern=concern, retaliation__isnull=False)
        meet_all(reports, by=by)
