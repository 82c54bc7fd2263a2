"""From what a person gave to the rows of a concern, for the durable writer."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import cache

from django.db.models import Model

from heed.concerns import promises
from heed.concerns.choices import (
    Circle,
    Contact,
    Kind,
    Promise,
    Scope,
    WhyExcluded,
    WhyNow,
)
from heed.concerns.models import (
    Clock,
    Complaint,
    Concern,
    ExcludedReader,
    Message,
    RetaliationReport,
)
from heed.concerns.names import accounts_named
from heed.concerns.telling import (
    CONTACT_ITEMS,
    NAMING_ITEMS,
    RETALIATION_ITEM,
    Told,
    told_in,
)
from heed.foundation import clock, outbox
from heed.foundation.ids import new_id_beside
from heed.foundation.models import OutboxTask
from heed.foundation.unsaved import unsaved
from heed.people.models import Account, Place
from heed.people.queries import next_readings
from heed.responses.actions import Composed, Given
from heed.safeguards.noticing import noticed_in

ARRIVED = "concerns.arrived"


@dataclass(frozen=True)
class ComposedConcern:
    """Unsaved rows of a concern, parents first, to be written with its response."""

    concern: Concern
    clocks: list[Clock]
    rows: list[Model]


def compose_concern(given: Given, composed: Composed) -> ComposedConcern:
    """Turn what was given into a concern with its clocks and its kept-out readers.

    Nothing is saved, and no audit entry is made: nobody is there to name.
    """
    told = told_in(given.answers, given.texts, given.group)
    concern = _concern(given, composed, told)
    clocks = _clocks(concern)
    excluded = _excluded(given, concern, told)
    reports = _retaliation(given, composed, concern) if told.fears_retaliation else []
    nudge = arrival(concern, is_urgent=concern.needs_reading_now)
    return ComposedConcern(
        concern, clocks, [concern, *excluded, *reports, *clocks, nudge]
    )


def arrival(concern: Concern, *, is_urgent: bool) -> OutboxTask:
    """The task that follows the commit: is there a reader, and must one be called?"""
    return outbox.task(
        ARRIVED,
        {"concern": str(concern.pk)},
        organisation=concern.organisation,
        is_urgent=is_urgent,
    )


def new_clock(
    concern: Concern,
    promise: Promise,
    *,
    is_urgent: bool,
    reading: Callable[[datetime], datetime | None] | None = None,
    message: Message | None = None,
    complaint: Complaint | None = None,
    retaliation: RetaliationReport | None = None,
) -> Clock:
    """One promise that starts now; to the minute only where something is urgent."""
    start, is_exact = clock.now(), promises.is_exact(promise, is_urgent=is_urgent)
    due = promises.due_at(
        promise,
        start,
        is_urgent=is_urgent,
        zone=concern.place.zone,
        next_reading=reading or next_reading_at(concern.place),
    )
    calls_at_once = is_exact and promise == Promise.ACKNOWLEDGED
    return unsaved(
        Clock,
        id=new_id_beside(concern.id),
        organisation=concern.organisation,
        concern=concern,
        message=message,
        complaint=complaint,
        retaliation=retaliation,
        promise=promise,
        is_exact=is_exact,
        started_at=start if is_exact else None,
        due_at=due,
        next_rung_at=start if calls_at_once else due,
    )


def next_reading_at(place: Place) -> Callable[[datetime], datetime | None]:
    """When words of a place are read next, asked once for each moment."""
    return cache(next_readings(place))


def promises_for(concern: Concern) -> list[Promise]:
    """What is promised about a concern, by the choices its writer made."""
    found = [Promise.ACKNOWLEDGED, Promise.READ]
    if concern.circle == Circle.SAFEGUARDING:
        found.append(Promise.SECONDED)
    if concern.contact != Contact.NOBODY:
        found.append(Promise.REPLIED)
    if concern.kinds != [Kind.GOOD_CARE]:
        found.append(Promise.ACTED)
    return found


def _concern(given: Given, composed: Composed, told: Told) -> Concern:
    version = noticed_in(_words(given))
    why = WhyNow.WRITER if told.in_danger else WhyNow.NOBODY
    if not why and version:
        why = WhyNow.WORD_RULE
    return unsaved(
        Concern,
        organisation=given.place.organisation,
        response=composed.response,
        place=given.place,
        window_start=given.window.start,
        window_kind=given.window.kind,
        group=given.group,
        kinds=list(told.kinds),
        topics=list(told.topics),
        about_staff=told.about_staff,
        is_bereaved=told.is_bereaved,
        contact=told.contact,
        ward_may_see=told.ward_may_see,
        circle=told.circle,
        needs_reading_now=bool(why),
        why_now=why,
        rule_version=version,
    )


def _words(given: Given) -> list[str]:
    """What the word rule reads: everything but how to reach the writer."""
    apart = {*CONTACT_ITEMS, *given.contact_items}
    return [w for item, some in given.texts.items() if item not in apart for w in some]


def _clocks(concern: Concern) -> list[Clock]:
    reading = next_reading_at(concern.place)
    urgent = concern.needs_reading_now
    return [
        new_clock(concern, promise, is_urgent=urgent, reading=reading)
        for promise in promises_for(concern)
    ]


def _excluded(given: Given, concern: Concern, told: Told) -> list[ExcludedReader]:
    def row(scope: Scope, **whom: object) -> ExcludedReader:
        return ExcludedReader(
            organisation=concern.organisation,
            concern=concern,
            scope=scope,
            why=WhyExcluded.WRITER,
            **whom,
        )

    scopes = [row(Scope(scope)) for scope in told.scopes]
    roles = [row(Scope.ROLE, role=role) for role in told.roles]
    named = [row(Scope.ACCOUNT, account=one) for one in _named(given)]
    return scopes + roles + named


def _named(given: Given) -> list[Account]:
    words = [w for item in NAMING_ITEMS for w in given.texts.get(item, ())]
    if not words:
        return []
    accounts = Account.objects.filter(organisation=given.place.organisation)
    return accounts_named(words, accounts.only("id", "name"))


def _retaliation(given: Given, composed: Composed, concern: Concern) -> list[Model]:
    """What a member of staff said of harm for speaking up, with a clock of its own."""
    text = next((t for t in composed.texts if t.item == RETALIATION_ITEM), None)
    report = RetaliationReport(
        organisation=concern.organisation,
        concern=concern,
        text=text,
        window_start=given.window.start,
        window_kind=given.window.kind,
    )
    read = new_clock(
        concern,
        Promise.READ,
        is_urgent=concern.needs_reading_now,
        retaliation=report,
    )
    return [report, read]
