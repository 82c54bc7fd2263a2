"""Declaring what raises a question, and deciding about a response."""

from collections.abc import Collection, Sequence

from django.db import transaction

from heed.foundation import clock
from heed.people.models import Account
from heed.responses.choices import DOUBT_REASONS, DoubtDecision, DoubtReason, Signal
from heed.responses.errors import DoubtRefusedError
from heed.responses.models import DoubtDecided, DoubtRule, Fieldwork, Response
from heed.responses.queries.suspicion import telling_answers
from heed.safeguards.audit import About, Event, record


@transaction.atomic
def declare_contradiction(
    *,
    by: Account,
    fieldwork: Fieldwork,
    title: str,
    one: tuple[str, Sequence[str]],
    other: tuple[str, Sequence[str]],
) -> DoubtRule:
    """Declare answers to two items that cannot both hold."""
    if one[0] == other[0]:
        raise DoubtRefusedError("Choose two different questions.")
    return _declare(by, fieldwork, DoubtRule.Kind.CONTRADICTION, title, one, other)


@transaction.atomic
def declare_interest(
    *, by: Account, fieldwork: Fieldwork, title: str, item: str, answers: Sequence[str]
) -> DoubtRule:
    """Declare an answer that shows keen interest in payment or contact."""
    kind = DoubtRule.Kind.INTEREST
    return _declare(by, fieldwork, kind, title, (item, answers), ("", []))


@transaction.atomic
def drop_rule(*, by: Account, rule: DoubtRule) -> None:
    """Take a rule away; what was decided stays."""
    _note_change(by, rule.fieldwork)
    rule.delete()


@transaction.atomic
def decide_doubt(
    *,
    by: Account,
    response: Response,
    decision: DoubtDecision,
    reason: DoubtReason,
    note: str,
    signals: Collection[Signal] = (),
) -> DoubtDecided:
    """Keep a response or set it aside, with a reason; it can be decided again.

    Nothing of the response is changed or deleted. ``signals`` are those that the
    person saw.
    """
    if reason not in DOUBT_REASONS[decision]:
        raise DoubtRefusedError("Choose a reason that goes with what you decided.")
    if not note.strip():
        raise DoubtRefusedError("Write why, so that somebody else can follow it.")
    locked = Response.objects.select_for_update().get(pk=response.pk)
    before = locked.doubts.order_by("-number").first()
    DoubtDecided.objects.filter(response=locked).update(is_newest=False)
    record(
        by=by.id,
        event=Event.DOUBT_DECIDED,
        about=About("response", locked.id),
        organisation=locked.organisation,
        details={"decision": str(decision), "reason": str(reason)},
    )
    return DoubtDecided.objects.create(
        organisation=locked.organisation,
        response=locked,
        number=before.number + 1 if before else 1,
        decision=decision,
        reason=reason,
        note=note.strip(),
        signals=sorted(str(signal) for signal in signals),
        decided_by=by.id,
        decided_on=clock.now().date(),
    )


def _declare(
    by: Account,
    fieldwork: Fieldwork,
    kind: str,
    title: str,
    one: tuple[str, Sequence[str]],
    other: tuple[str, Sequence[str]],
) -> DoubtRule:
    telling = telling_answers(fieldwork)
    for item, answers in filter(None, [one, other if other[0] else None]):
        _must_tell(telling, item, answers)
    _note_change(by, fieldwork)
    return DoubtRule.objects.create(
        organisation=fieldwork.organisation,
        fieldwork=fieldwork,
        kind=kind,
        title=title,
        item=one[0],
        answers=sorted(one[1]),
        other_item=other[0],
        other_answers=sorted(other[1]),
    )


def _must_tell(
    telling: dict[str, frozenset[str]], item: str, answers: Sequence[str]
) -> None:
    if item not in telling:
        raise DoubtRefusedError(
            f"The survey has no question {item} with answers to choose from."
        )
    if not answers or not set(answers) <= telling[item]:
        raise DoubtRefusedError(
            f"Name answers of {item} that say something. A missing answer, or "
            "“I don't know”, is never a reason for doubt."
        )


def _note_change(by: Account, fieldwork: Fieldwork) -> None:
    record(
        by=by.id,
        event=Event.FIELDWORK_CHANGED,
        about=About("fieldwork", fieldwork.id),
        organisation=fieldwork.organisation,
    )
