"""Every rung rings on time: over a weekend, a bank holiday and both clock changes.

The times are worked out here by hand, by the local clock, and compared to what was
written down.
"""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core import mail

from heed.concerns.actions import acknowledge, declare_conflict, open_concern, ringing
from heed.concerns.actions.ringing import ring_due_clocks
from heed.concerns.models import Clock, Entrusted, Escalation
from heed.concerns.queries import clock_health, queue_for
from heed.concerns.tests.factories import (
    a_concern,
    on_call_always,
    read_on_weekdays,
)
from heed.foundation import clock
from heed.foundation.models import Heartbeat, OutboxTask
from heed.foundation.worker import run_due
from heed.people.tests.factories import a_service, an_account

LONDON = ZoneInfo("Europe/London")
ROLES = ["first_reader", "safeguarding_lead", "patient_safety_lead", "administrator"]
QUARTER, A_MINUTE = timedelta(minutes=15), timedelta(minutes=1)


def london(*parts):
    return datetime(*parts, tzinfo=LONDON).astimezone(UTC)


def live_through(start, end, step):
    """Let the worker look at the clock at each step of a stretch of time."""
    moment = start
    while moment <= end:
        with clock.at(moment):
            run_due()
        moment += step


def live_around_midnights(start, *, days):
    """Let it look a minute before each local midnight and a minute after."""
    day = start.astimezone(LONDON).date()
    for ahead in range(1, days + 1):
        later = day + timedelta(days=ahead)
        midnight = london(later.year, later.month, later.day)
        live_through(midnight - A_MINUTE, midnight + A_MINUTE, 2 * A_MINUTE)


def rungs(concern, promise="acknowledged"):
    rows = Escalation.objects.filter(clock__concern=concern, clock__promise=promise)
    return [(row.at, row.role) for row in rows.order_by("at", "rung", "role")]


@pytest.fixture
def ladder(service, reader, lead, safety):
    """Somebody in every role, the first three on call around the clock."""
    read_on_weekdays(service)
    for account, role in zip((reader, lead, safety), ROLES, strict=False):
        on_call_always(account, role, service)
    return [reader, lead, safety, an_account("administrator", at=service)]


@pytest.mark.parametrize(
    "start",
    [
        london(2025, 6, 6, 17, 0),  # a Friday at closing time
        london(2025, 4, 18, 2, 0),  # Good Friday, at night
        london(2025, 3, 30, 0, 50),  # ten minutes before the clocks go forward
        london(2025, 10, 26, 1, 50),  # the hour that comes twice
    ],
    ids=["weekend", "bank holiday", "spring", "autumn"],
)
def test_what_is_urgent_climbs_a_rung_each_quarter_of_an_hour(ladder, ward, start):
    with clock.at(start):
        concern = a_concern(ward, answers={"danger_now": "yes"})
    live_through(start, start + timedelta(hours=1), timedelta(minutes=1))
    assert rungs(concern) == [(start + QUARTER * n, r) for n, r in enumerate(ROLES)]


def test_from_friday_evening_to_monday_morning_the_top_is_called_each_hour(
    ladder, ward
):
    start, end = london(2025, 6, 6, 17, 0), london(2025, 6, 9, 9, 0)
    with clock.at(start):
        concern = a_concern(ward, answers={"danger_now": "yes"})
    live_through(start, end, timedelta(minutes=15))
    top = [at for at, role in rungs(concern) if role == "administrator"]
    first = start + 3 * QUARTER
    hours = int((end - first) / timedelta(hours=1))
    assert top == [first + timedelta(hours=n) for n in range(hours + 1)]


@pytest.mark.parametrize(
    ("written", "due_days"),
    [
        # Friday evening: Monday is read, so the end of Monday, Tuesday, …
        (london(2025, 6, 6, 17, 30), [(6, 9), (6, 10), (6, 11), (6, 12)]),
        # Thursday evening before Easter: Tuesday is the next day on which we read.
        (london(2025, 4, 17, 18, 0), [(4, 22), (4, 23), (4, 24), (4, 25)]),
        # The Friday before the clocks go forward, and before they go back.
        (london(2025, 3, 28, 18, 0), [(3, 31), (4, 1), (4, 2), (4, 3)]),
        (london(2025, 10, 24, 18, 0), [(10, 27), (10, 28), (10, 29), (10, 30)]),
    ],
    ids=["weekend", "bank holiday", "spring", "autumn"],
)
def test_what_is_not_urgent_climbs_at_the_end_of_each_day(
    ladder, ward, written, due_days
):
    with clock.at(written):
        concern = a_concern(ward)
    live_around_midnights(written, days=9)
    ends = [london(2025, m, d, 0, 0) + timedelta(days=1) for m, d in due_days]
    assert rungs(concern)[:4] == list(zip(ends, ROLES, strict=True))


def test_nothing_rings_before_its_time(ladder, ward):
    start = london(2025, 6, 6, 17, 30)
    with clock.at(start):
        concern = a_concern(ward)
    live_through(start, london(2025, 6, 9, 23, 0), timedelta(hours=1))
    assert rungs(concern) == []


def test_a_person_who_answers_stops_it(ladder, ward, reader):
    start = london(2025, 6, 6, 17, 0)
    with clock.at(start):
        concern = a_concern(ward, answers={"danger_now": "yes"})
        run_due()
        acknowledge(by=reader, concern=concern)
    live_through(start, start + timedelta(hours=3), timedelta(minutes=5))
    assert [role for _, role in rungs(concern)] == ["first_reader"]


def test_reading_is_called_for_even_where_it_was_acknowledged(ladder, ward, reader):
    start = london(2025, 6, 6, 17, 0)
    with clock.at(start):
        concern = a_concern(ward, answers={"danger_now": "yes"})
        acknowledge(by=reader, concern=concern)
    live_through(start, start + timedelta(hours=2), timedelta(minutes=5))
    assert rungs(concern, "read")[0] == (start + timedelta(hours=1), "first_reader")


def test_a_failing_mail_server_holds_up_no_rung(ladder, ward, settings):
    settings.EMAIL_BACKEND = "heed.concerns.tests.mail.Broken"
    start = london(2025, 6, 6, 17, 0)
    with clock.at(start):
        concern = a_concern(ward, answers={"danger_now": "yes"})
    live_through(start, start + timedelta(hours=1), timedelta(minutes=5))
    assert [role for _, role in rungs(concern)] == ROLES
    assert OutboxTask.objects.filter(kind="people.nudge", attempts__gt=0).exists()


def test_a_role_that_nobody_holds_is_passed_at_once(ward, service, safety):
    start = london(2025, 6, 6, 17, 0)
    with clock.at(start):
        concern = a_concern(ward, answers={"danger_now": "yes"})
        run_due()
    assert rungs(concern) == [(start, role) for role in ROLES[:3]]
    called = Escalation.objects.filter(account__isnull=False)
    assert [row.account for row in called] == [safety]


def test_one_person_gets_one_message_in_one_run(ladder, ward, reader):
    start = london(2025, 6, 6, 17, 30)
    with clock.at(start):
        for _ in range(5):
            a_concern(ward)
        run_due()
    with clock.at(london(2025, 6, 10, 0, 0)):
        run_due()
        run_due()
    assert Escalation.objects.filter(account=reader).count() == 5
    assert [message.to for message in mail.outbox] == [[reader.email]]


def test_a_message_says_nothing(ladder, ward):
    with clock.at(london(2025, 6, 6, 17, 0)):
        a_concern(ward, answers={"danger_now": "yes"}, words="Canary in the window.")
        run_due()
        run_due()
    (message,) = mail.outbox
    said = f"{message.subject} {message.body}".casefold()
    for word in ("canary", "larch", "adults", "danger", "urgent", ward.code.casefold()):
        assert word not in said
    assert message.extra_headers["Message-ID"]


def test_where_every_reader_is_kept_out_a_lead_of_elsewhere_reads_at_once(ward):
    named = an_account("safeguarding_lead", at=ward.parent, name="Ottoline Marsh")
    elsewhere = a_service(ward.parent.parent)
    stand_in = an_account("safeguarding_lead", at=elsewhere, name="Percy Vale")
    with clock.at(london(2025, 6, 6, 10, 0)):
        concern = a_concern(
            ward,
            answers={"not_read_by": ["person"]},
            texts={"not_read_by_name": ["Ottoline"]},
        )
    with clock.at(london(2025, 6, 6, 10, 5)):
        run_due()
        run_due()
    assert [row.account for row in Entrusted.objects.all()] == [stand_in]
    assert queue_for(stand_in).concerns == [concern]
    assert not queue_for(named).concerns
    assert [message.to for message in mail.outbox] == [[stand_in.email]]


def test_where_there_is_nobody_at_all_every_administrator_is_called(ward):
    elsewhere = a_service(ward.parent.parent)
    administrator = an_account("administrator", at=elsewhere)
    with clock.at(london(2025, 6, 6, 10, 0)):
        a_concern(ward, answers={"about_staff": "yes"})
    with clock.at(london(2025, 6, 6, 10, 5)):
        run_due()
        run_due()
    assert [message.to for message in mail.outbox] == [[administrator.email]]


def test_an_allegation_calls_no_first_reader(ladder, ward):
    start = london(2025, 6, 6, 17, 0)
    with clock.at(start):
        concern = a_concern(ward, answers={"danger_now": "yes", "about_staff": "yes"})
    live_through(start, start + timedelta(hours=1), timedelta(minutes=5))
    assert "first_reader" not in {role for _, role in rungs(concern)}
    assert rungs(concern)[0] == (start, "safeguarding_lead")


def test_an_allegation_wants_a_second_person(ladder, ward, lead, safety):
    start = london(2025, 6, 6, 17, 0)
    with clock.at(start):
        concern = a_concern(ward, answers={"about_staff": "yes"})
        acknowledge(by=lead, concern=concern)
        acknowledge(by=lead, concern=concern)
    second = Clock.objects.get(concern=concern, promise="seconded")
    assert second.met_at is None
    with clock.at(start + timedelta(minutes=5)):
        acknowledge(by=safety, concern=concern)
    second.refresh_from_db()
    assert second.met_by == safety


def test_one_broken_clock_does_not_hold_up_the_others(ladder, ward, monkeypatch):
    start = london(2025, 6, 6, 17, 0)
    with clock.at(start):
        broken, sound = (
            a_concern(ward, answers={"danger_now": "yes"}) for _ in range(2)
        )
    real = ringing.whom_to_call

    def failing(concern, role):
        if concern.pk == broken.pk:
            raise RuntimeError
        return real(concern, role)

    monkeypatch.setattr(ringing, "whom_to_call", failing)
    with clock.at(start + timedelta(minutes=1)):
        ring_due_clocks()
    assert [role for _, role in rungs(sound)] == ["first_reader"]
    assert not rungs(broken)


def test_after_a_silence_every_missed_rung_rings_once(ladder, ward):
    start = london(2025, 6, 6, 17, 0)
    with clock.at(start):
        concern = a_concern(ward, answers={"danger_now": "yes"})
    with clock.at(start + timedelta(hours=9)):
        run_due()
    assert [role for _, role in rungs(concern)] == ROLES


def test_a_silent_worker_is_an_alarm(ladder, ward):
    start = london(2025, 6, 6, 17, 0)
    with clock.at(start):
        run_due()
        Heartbeat.objects.update_or_create(name="worker", defaults={"beat": start})
        assert not clock_health().is_silent
    with clock.at(start + timedelta(minutes=6)):
        assert clock_health().is_silent


def test_what_is_met_keeps_no_day_on_a_small_ward(ladder, ward, reader):
    start = london(2025, 6, 4, 10, 0)
    with clock.at(start):
        concern = a_concern(ward, kind="month", answers={"come_back": "code"})
        declare_conflict(by=reader, concern=concern, has_conflict=False)
        open_concern(by=reader, concern=concern)
    met = Clock.objects.filter(concern=concern, met_at__isnull=False)
    assert {one.due_at for one in met} == {london(2025, 7, 1, 0, 0)}
