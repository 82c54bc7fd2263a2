"""What is late, as far as a reader may see: nothing of wards that are not theirs."""

from datetime import timedelta

import pytest

from heed.concerns.actions import ring_due_clocks
from heed.concerns.models import Clock, Escalation
from heed.concerns.queries import clock_health, clock_health_for
from heed.concerns.tests.factories import a_concern
from heed.foundation import clock
from heed.people.tests.factories import a_service, an_account, client_for

pytestmark = pytest.mark.django_db


@pytest.fixture
def elsewhere(service):
    """A reader of another service of the same organisation."""
    return an_account("first_reader", at=a_service(service.parent))


@pytest.fixture
def late(concern):
    """A concern of which no clock has rung, though each should have."""
    with clock.at(clock.now() + timedelta(days=60)):
        yield concern


def test_it_works(late, reader):
    assert clock_health_for(reader).unrung == clock_health().unrung > 0


def test_another_services_reader_learns_nothing_of_ours(late, elsewhere):
    assert clock_health_for(elsewhere).unrung == 0


def test_a_stranger_learns_nothing(late):
    stranger = an_account("safeguarding_lead", at=a_service())
    health = clock_health_for(stranger)
    assert (health.unrung, health.uncalled, health.undelivered) == (0, 0, 0)


def test_nobody_called_is_told_to_whom_it_concerns(ward, reader, elsewhere):
    concern = a_concern(ward)
    Escalation.objects.create(
        organisation=ward.organisation,
        clock=Clock.objects.filter(concern=concern).first(),
        rung=3,
        role="administrator",
        at=clock.now(),
    )
    alarm = "nobody holds the role"
    assert alarm in client_for(reader).get("/staff/concerns/late/").text
    assert alarm not in client_for(elsewhere).get("/staff/concerns/late/").text


def test_a_reader_who_is_kept_out_learns_nothing(late, reader):
    late.excluded.create(
        organisation=late.organisation, scope="account", account=reader, why="writer"
    )
    assert clock_health_for(reader).unrung == 0


def test_ringing_puts_it_right(late, reader):
    ring_due_clocks()
    assert clock_health_for(reader).unrung == 0
