"""Speaking to the writer: a reply, an invitation, an outcome; always by a role."""

from collections.abc import Collection

from django.db import transaction
from django.db.models import Max
from django.utils import translation
from django.utils.translation import gettext as _

from heed.concerns.actions.checking import for_reader, note_down, some
from heed.concerns.actions.meeting import meet
from heed.concerns.actions.notes import sealed_note
from heed.concerns.choices import Contact, Promise, Sender, State
from heed.concerns.errors import AlreadyDone, NobodyComesBack, ReplyNeedsChecking
from heed.concerns.models import Complaint, Concern, Message
from heed.concerns.replies import warnings_about
from heed.foundation import clock
from heed.foundation.windows import WindowKind, window_of
from heed.people.access import ROLES, Permission
from heed.people.models import Account
from heed.people.queries import current_postings
from heed.responses.choices import TextKind
from heed.safeguards.audit import Event


@transaction.atomic
def reply(
    *, by: Account, concern: Concern, words: str, answered: Collection[str] = ()
) -> Message:
    """Answer a writer who wants an answer.

    ``answered`` holds the codes of the warnings that the replier has looked at; with
    one left, nothing is sent.
    """
    locked = for_reader(by, concern, permission=Permission.REPLY)
    if locked.contact == Contact.NOBODY:
        raise NobodyComesBack
    check_reply(words, answered)
    message = _say(by, locked, words)
    if locked.state in {State.UNREAD, State.READ}:
        locked.move_to(State.REPLIED)
    meet(locked, Promise.REPLIED, by=by)
    note_down(by, Event.REPLIED, locked, message=message.id)
    return message


@transaction.atomic
def invite_complaint(*, by: Account, concern: Concern) -> Message:
    """Tell a writer that they can make a complaint; only they can turn it into one."""
    locked = for_reader(by, concern, permission=Permission.REPLY)
    if locked.contact == Contact.NOBODY:
        raise NobodyComesBack
    if Complaint.objects.filter(concern=locked).exists():
        raise AlreadyDone
    with translation.override(locked.response.language):
        words = _(
            "What you told us could also be a complaint. A complaint is looked into "
            "and you get an answer. It is your choice. If you want one, choose “Make "
            "a complaint” on this page. If not, nothing changes."
        )
    message = _say(by, locked, words)
    note_down(by, Event.COMPLAINT_HANDLED, locked, step="invited")
    return message


@transaction.atomic
def mark_acting(*, by: Account, concern: Concern) -> None:
    """Say that something is being done about it."""
    locked = for_reader(by, concern)
    locked.move_to(State.ACTING)
    note_down(by, Event.CONCERN_ROUTED, locked, state=State.ACTING.value)


@transaction.atomic
def close_concern(
    *, by: Account, concern: Concern, outcome: str, answered: Collection[str] = ()
) -> Message:
    """Close with a sentence for the writer; “We could not, because …” is one too."""
    locked = for_reader(by, concern, permission=Permission.REPLY)
    if locked.state == State.CLOSED:
        raise AlreadyDone
    check_reply(outcome, answered)
    message = _say(by, locked, outcome, is_outcome=True)
    locked.move_to(State.CLOSED)
    meet(locked, Promise.REPLIED, Promise.ACTED, by=by)
    note_down(by, Event.CONCERN_CLOSED, locked)
    return message


def check_reply(words: str, answered: Collection[str]) -> None:
    """Refuse words that may confirm who wrote, until each warning was looked at."""
    left = [w for w in warnings_about(some(words)) if w.code not in set(answered)]
    if left:
        raise ReplyNeedsChecking


def role_shown(account: Account) -> str:
    """The role under which the writer sees an account's words; never a name."""
    posting = current_postings(account).first()
    return ROLES[posting.role].title if posting else account.role_title


def next_position(concern: Concern) -> int:
    """Where the next message stands in the conversation."""
    newest = concern.messages.aggregate(newest=Max("position"))["newest"]
    return (newest or 0) + 1


def _say(
    by: Account, concern: Concern, words: str, *, is_outcome: bool = False
) -> Message:
    text = sealed_note(
        concern,
        words,
        kind=TextKind.MESSAGE,
        response=concern.response,
        language=concern.response.language,
    )
    day = window_of(clock.now(), WindowKind.DAY, concern.place.zone)
    return Message.objects.create(
        organisation=concern.organisation,
        concern=concern,
        text=text,
        sender=Sender.SERVICE,
        role_shown=role_shown(by),
        by=by,
        position=next_position(concern),
        window_start=day.start,
        window_kind=day.kind,
        is_outcome=is_outcome,
        is_settled=True,  # staff's own act, in the audit trail with its time
    )
