"""Taking words back ends the case, and time leaves no trace of who came first."""

from datetime import timedelta

import pytest

from heed.concerns.actions import (
    add_from_writer,
    report_retaliation,
    settle_what_writers_added,
)
from heed.concerns.models import Clock, Concern, Message, RetaliationReport
from heed.concerns.queries import conversation_for_writer, queue_for
from heed.concerns.tests.factories import a_concern
from heed.foundation import clock
from heed.foundation.ids import new_id
from heed.foundation.worker import run_due
from heed.responses.actions import settle_closed_windows, withdraw_response
from heed.responses.models import Withdrawal


def take_back(concern):
    withdraw_response(response=concern.response, reason=Withdrawal.Reason.BY_CODE)
    concern.refresh_from_db()


def test_it_works(reader, concern):
    take_back(concern)
    assert concern.state == "withdrawn"
    assert (concern.kinds, concern.topics) == ([], [])
    assert not queue_for(reader).concerns
    assert not Clock.objects.filter(met_at=None).exists()


def test_nobody_is_called_about_it(reader, ward):
    concern = a_concern(ward, answers={"danger_now": "yes"})
    take_back(concern)
    run_due()
    with clock.at(clock.now() + timedelta(hours=3)):
        run_due()
    assert not Clock.objects.filter(escalations__isnull=False).exists()


def test_no_exact_time_of_taking_back_is_kept(concern):
    take_back(concern)
    met = Clock.objects.values_list("met_at", flat=True)
    assert all(at.minute == at.second == at.microsecond == 0 for at in met)


def test_the_conversation_is_gone(concern):
    add_from_writer(concern=concern, words="More.", key=new_id())
    take_back(concern)
    assert [one.words for one in conversation_for_writer(concern)] == [None]


def test_harm_for_speaking_up_stays_to_be_read(concern):
    report_retaliation(concern=concern, words="My leave was stopped.", key=new_id())
    take_back(concern)
    report = RetaliationReport.objects.get()
    assert report.clocks.filter(met_at=None).exists()
    assert hasattr(report.text, "key")


@pytest.mark.parametrize("model", [Message, RetaliationReport])
def test_what_writers_added_is_settled_after_a_day(model, concern):
    for _ in range(3):
        add_from_writer(concern=concern, words="More.", key=new_id())
        report_retaliation(concern=concern, words="More.", key=new_id())
    settle_what_writers_added()
    assert not model.objects.filter(is_settled=True).exists()
    with clock.at(clock.now() + timedelta(days=2)):
        settle_what_writers_added()
    assert model.objects.filter(is_settled=True).count() == 3


def test_concerns_settle_with_their_responses(ward):
    before = {a_concern(ward).pk for _ in range(4)}
    with clock.at(clock.now() + timedelta(days=2)):
        assert settle_closed_windows() == 4
    assert set(Concern.objects.values_list("pk", flat=True)) == before
    assert Clock.objects.count() == 12
