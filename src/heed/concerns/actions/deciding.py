"""Decisions of named people: harm grades, the duty of candour, the duty to act."""

from datetime import date

from django.db import transaction

from heed.concerns.actions.checking import for_reader, note_down
from heed.concerns.actions.notes import sealed_note
from heed.concerns.candour import thresholds
from heed.concerns.choices import (
    CandourOutcome,
    CandourTable,
    DutyOutcome,
    HarmScale,
)
from heed.concerns.errors import MayNotDecide
from heed.concerns.harm import scales
from heed.concerns.models import (
    CandourDecision,
    Concern,
    DutyDecision,
    Provider,
    StaffGrade,
)
from heed.foundation import clock
from heed.people.access import Permission, may
from heed.people.models import Account
from heed.safeguards.audit import About, Event, record


@transaction.atomic
def grade_harm(
    *, by: Account, concern: Concern, scale: HarmScale, level: str, reason: str
) -> StaffGrade:
    """Add a grade beside the writer's own account, which stays as it is."""
    locked = for_reader(by, concern)
    known = scales()
    grade = StaffGrade.objects.create(
        organisation=locked.organisation,
        concern=locked,
        scale=scale,
        scale_version=known.version,
        level=known.checked(scale, level),
        grader=by,
        graded_on=clock.now().date(),
        reason=sealed_note(locked, reason),
    )
    note_down(by, Event.HARM_GRADED, locked, scale=str(scale), level=level)
    return grade


@transaction.atomic
def decide_candour(
    *,
    by: Account,
    concern: Concern,
    table: CandourTable,
    outcome: CandourOutcome,
    reason: str,
    told_role: str = "",
    told_on: date | None = None,
    apology_on: date | None = None,
    enquiries: bool = False,
    written_on: date | None = None,
) -> CandourDecision:
    """Record what a named person decided about the duty of candour, and what was done.

    Each decision is a row; a later one stands beside the earlier ones.
    """
    locked = for_reader(by, concern, permission=Permission.DECIDE_DUTY)
    decision = CandourDecision.objects.create(
        organisation=locked.organisation,
        concern=locked,
        table=table,
        table_version=thresholds(table).version,
        outcome=outcome,
        by=by,
        decided_on=clock.now().date(),
        reason=sealed_note(locked, reason),
        told_role=told_role,
        told_on=told_on,
        apology_on=apology_on,
        enquiries=enquiries,
        written_on=written_on,
    )
    note_down(by, Event.CANDOUR_DECIDED, locked, outcome=str(outcome))
    return decision


@transaction.atomic
def say_provider(*, by: Account, table: CandourTable) -> Provider:
    """Say which thresholds of the duty of candour hold for the organisation."""
    if not may(by, Permission.MANAGE_PLACES):
        raise MayNotDecide
    provider, _ = Provider.objects.update_or_create(
        organisation=by.organisation, defaults={"table": CandourTable(table)}
    )
    record(
        by=by.id,
        event=Event.PLACE_CHANGED,
        about=About("provider", provider.id),
        organisation=by.organisation,
        details={"table": provider.table},
    )
    return provider


@transaction.atomic
def decide_duty_to_act(
    *, by: Account, concern: Concern, outcome: DutyOutcome, reason: str
) -> DutyDecision:
    """Decide what a danger demands, for everyone at the place; nobody is unmasked."""
    locked = for_reader(by, concern, permission=Permission.DECIDE_DUTY)
    decision = DutyDecision.objects.create(
        organisation=locked.organisation,
        concern=locked,
        outcome=outcome,
        level=locked.place,
        by=by,
        decided_at=clock.now(),
        reason=sealed_note(locked, reason),
    )
    note_down(by, Event.DUTY_TO_ACT_DECIDED, locked, outcome=str(outcome))
    return decision
