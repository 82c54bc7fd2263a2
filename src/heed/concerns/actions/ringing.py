"""Ringing: from rung to rung until a person answers in the app.

The queue is the record; a message only nudges. A mail server that fails holds up no
rung, since a rung waits for nothing but the time.
"""

import logging
from uuid import UUID

from django.db import transaction

from heed.concerns import promises
from heed.concerns.actions.calling import find_a_reader, whom_to_call
from heed.concerns.actions.composing import ARRIVED
from heed.concerns.actions.meeting import hurry
from heed.concerns.choices import Circle, Promise, State, WhyNow
from heed.concerns.models import Clock, Concern, Escalation, Message
from heed.foundation import clock, outbox
from heed.foundation.models import OutboxTask
from heed.foundation.remembered import reading_once
from heed.people.access import reads
from heed.people.actions import nudge
from heed.people.models import Account, RoleName

LADDER = {
    Circle.ORDINARY: (
        RoleName.FIRST_READER,
        RoleName.SAFEGUARDING_LEAD,
        RoleName.PATIENT_SAFETY_LEAD,
        RoleName.ADMINISTRATOR,
    ),
    Circle.SAFEGUARDING: (
        RoleName.SAFEGUARDING_LEAD,
        RoleName.PATIENT_SAFETY_LEAD,
        RoleName.ADMINISTRATOR,
    ),
}
Sent = dict[UUID, str]  # one message to each account in one run

log = logging.getLogger("heed.concerns")


@outbox.every(1, "clocks")
def ring_due_clocks() -> None:
    """Ring every rung that is due; one clock that fails does not hold up the others."""
    sent: Sent = {}
    for pk in _due_now():
        try:
            with transaction.atomic():
                fresh = _ring(pk, sent)
        except Exception:
            log.exception("a clock could not ring")
        else:
            sent |= fresh


@outbox.handles(ARRIVED)
@reading_once()
def arrived(task: OutboxTask) -> None:
    """Something came: raise what is urgent, find a reader, call whoever must come."""
    concern = Concern.objects.select_for_update().get(pk=task.payload["concern"])
    if concern.state != State.WITHDRAWN:
        _take_in(concern)
        _raise(concern, task.payload.get("why", ""), task.payload.get("version", ""))
        find_a_reader(concern)
    if Clock.objects.filter(concern=concern, met_at=None, retaliation__isnull=False):
        find_a_reader(concern, for_report=True)
    sent: Sent = {}
    for pk in _due_now(concern):
        sent |= _ring(pk, sent)


def _due_now(concern: Concern | None = None) -> list[UUID]:
    due = Clock.objects.filter(met_at=None, next_rung_at__lte=clock.now())
    if concern is not None:
        due = due.filter(concern=concern)
    return list(due.order_by("next_rung_at", "id").values_list("id", flat=True))


@reading_once()
def _ring(pk: UUID, sent: Sent) -> Sent:
    """Ring all rungs of one clock that are due by now; returns what was sent anew."""
    running = Clock.objects.select_for_update(of=("self",)).filter(met_at=None)
    one = running.select_related("concern__place").filter(pk=pk).first()
    fresh: Sent = {}
    if one is None:  # somebody answered meanwhile
        return fresh
    while one.next_rung_at <= clock.now():
        fresh |= _rung(one, sent | fresh)
    one.save(update_fields=["rung", "next_rung_at"])
    return fresh


def _rung(one: Clock, sent: Sent) -> Sent:
    role, accounts = _whom(one)
    fresh = {a.id: sent.get(a.id) or nudge(a, "concern") for a in accounts}
    for account in accounts:
        _write_down(one, role, account, fresh[account.id])
    one.rung += 1
    _set_next(one)
    return fresh


def _set_next(one: Clock) -> None:
    """When the next rung rings; after a silence the top of the ladder rings once."""
    is_top = one.rung >= len(_ladder(one))
    step = {
        "is_exact": one.is_exact,
        "is_top": is_top,
        "zone": one.concern.place.zone,
    }
    one.next_rung_at = promises.next_rung(one.next_rung_at, **step)
    while is_top and one.next_rung_at <= clock.now():
        one.next_rung_at = promises.next_rung(one.next_rung_at, **step)


def _whom(one: Clock) -> tuple[str, list[Account]]:
    """The role of this rung and whom to call; past a role that nobody has, at once."""
    ladder = _ladder(one)
    top = len(ladder) - 1
    for rung in range(min(one.rung, top), len(ladder)):
        role = ladder[rung]
        accounts = whom_to_call(one.concern, role)
        if not accounts and reads(role):
            find_a_reader(one.concern, for_report=one.retaliation_id is not None)
            accounts = whom_to_call(one.concern, role)
        one.rung = max(one.rung, rung)
        if accounts:
            return role, accounts
        _write_down(one, role, None, "")
    log.error("nobody could be called; run heed clocks check")
    return role, []


def _ladder(one: Clock) -> tuple[RoleName, ...]:
    """Harm for having spoken up goes outside the line, whoever reads the rest."""
    is_report = one.retaliation_id is not None
    return LADDER[Circle.SAFEGUARDING if is_report else Circle(one.concern.circle)]


def _write_down(one: Clock, role: str, account: Account | None, message: str) -> None:
    now, zone = clock.now(), one.concern.place.zone
    day = promises.start_of_day(promises.local_day(now, zone), zone)
    Escalation.objects.create(
        organisation=one.organisation,
        clock=one,
        rung=one.rung,
        role=role,
        account=account,
        at=now if one.is_exact else day,
        message_id=message,
    )


def _take_in(concern: Concern) -> None:
    """More words of the writer bring a concern back into the queue."""
    unread = Message.objects.filter(
        concern=concern, clocks__promise=Promise.READ, clocks__met_at=None
    )
    if unread.exists():
        concern.has_new_words = True
        concern.save(update_fields=["has_new_words"])
        if concern.state == State.CLOSED:
            concern.move_to(State.READ)


def _raise(concern: Concern, why: str, version: str) -> None:
    """Later words may raise attention, and never lower it."""
    if not why:
        return
    if not concern.needs_reading_now:
        concern.needs_reading_now, concern.why_now = True, WhyNow(why)
        concern.rule_version = version or concern.rule_version
        concern.save(update_fields=["needs_reading_now", "why_now", "rule_version"])
    hurry(concern, Promise.ACKNOWLEDGED, Promise.READ)
