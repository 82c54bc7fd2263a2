"""Who was asked by name, and how many answered; never who answered what."""

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from heed.responses.choices import Entrance, State
from heed.responses.errors import CodeUsedError
from heed.responses.invitation_codes import look_up_typed, sealed_pass
from heed.responses.models import Fieldwork, Invitation, InvitationTally, Response
from heed.responses.queries.surveys import Standing, standing_of
from heed.responses.waiting import is_waiting
from heed.safeguards.disclosure import DEFAULT

STOPPED = Q(is_declined=True) | Q(is_bounced=True)


@dataclass(frozen=True)
class Invited:
    """What the right words open; ``sealed`` is all that a browser is given."""

    fieldwork: Fieldwork
    sealed: str
    group: str
    language: str
    is_easy_read: bool
    is_asking: bool


@dataclass(frozen=True)
class Dispositions:
    """What became of a list, in AAPOR's kinds; each person is in one of them.

    Who answered is often not known yet, only how many. So somebody who answered and
    then asked not to be written to may stand in ``complete`` and ``refused`` both, and
    ``no_answer`` be too small by as many. Who began and left is never counted: it is
    kept by nobody, unless the person chose “count what I have said so far”
    (``partial``).
    """

    listed: int
    not_sent: int
    complete: int
    partial: int
    taken_back: int
    refused: int
    undeliverable: int
    no_answer: int


def invitation_of_words(typed: str) -> Invitation | None:
    """The invitation to which some words belong or did belong, or none."""
    look_up = look_up_typed(typed)
    return (
        Invitation.objects.filter(Q(look_up=look_up) | Q(replaced=look_up))
        .select_related("fieldwork")
        .first()
    )


def invited_with(typed: str) -> Invited | None:
    """What the words open; none where they are not ours.

    Raises ``CodeUsedError`` where they were used or replaced. Nothing is written, so
    nothing tells who came.
    """
    found = invitation_of_words(typed)
    if found is None:
        return None
    is_newest = bytes(found.look_up or b"") == look_up_typed(typed)
    if found.is_used or not is_newest or is_waiting(str(found.id)):
        raise CodeUsedError()
    return Invited(
        fieldwork=found.fieldwork,
        sealed=sealed_pass(found.id),
        group=found.group,
        language=found.language,
        is_easy_read=found.is_easy_read,
        is_asking=is_asking(found.fieldwork),
    )


def is_asking(fieldwork: Fieldwork) -> bool:
    """Whether somebody can answer a fieldwork today."""
    return standing_of(fieldwork) is Standing.OPEN


def dispositions(fieldwork: Fieldwork) -> Dispositions:
    """What became of the list of a fieldwork; for those who work inside its study."""
    asked = _tally(fieldwork)
    answers = _answers(fieldwork)
    complete, partial, taken_back = (
        answers.filter(state=state).count()
        for state in (State.COMPLETE, State.PARTIAL, State.WITHDRAWN)
    )
    known = complete + partial + taken_back + asked.declined + asked.bounced
    return Dispositions(
        listed=asked.listed,
        not_sent=asked.listed - asked.sent,
        complete=complete,
        partial=partial,
        taken_back=taken_back,
        refused=asked.declined,
        undeliverable=asked.bounced,
        no_answer=max(0, asked.sent - known),
    )


def may_be_shown(found: Dispositions) -> bool:
    """Whether the numbers of those who answered, and did not, point at nobody.

    So many were asked that both kinds are a crowd; else a page says nothing of either.
    """
    asked = found.listed - found.not_sent
    answered = found.complete + found.partial + found.taken_back
    silent = asked - answered
    least, of = DEFAULT.entries, DEFAULT.writers or 0
    return asked >= of and answered >= least and silent >= least


def tally_of(fieldwork: Fieldwork) -> InvitationTally:
    """How many are on a list, were written to, declined and could not be reached."""
    rows = Invitation.objects.filter(fieldwork=fieldwork)
    written = rows.exclude(sent=0)
    silent = written.filter(is_used=False)
    return InvitationTally(
        organisation=fieldwork.organisation,
        fieldwork=fieldwork,
        listed=rows.count(),
        sent=written.count(),
        declined=silent.filter(is_declined=True).count(),
        bounced=silent.filter(is_bounced=True, is_declined=False).count(),
    )


def _tally(fieldwork: Fieldwork) -> InvitationTally:
    kept = InvitationTally.objects.filter(fieldwork=fieldwork).first()
    return kept or tally_of(fieldwork)


def _answers(fieldwork: Fieldwork) -> QuerySet[Response]:
    return Response.objects.filter(fieldwork=fieldwork, entrance=Entrance.INVITATION)
