"""What the writer does by receipt: once each, with no time and no audit entry."""

from datetime import UTC, datetime

import pytest

from heed.concerns.actions import (
    add_from_writer,
    choose_contact,
    declare_conflict,
    open_concern,
    reply,
    report_retaliation,
)
from heed.concerns.choices import State
from heed.concerns.errors import WasWithdrawn
from heed.concerns.models import Message, RetaliationReport
from heed.concerns.queries import (
    conversation_for_writer,
    promises_made,
    queue_for,
    status_for_writer,
    words_given,
)
from heed.concerns.tests.factories import WORDS, a_concern, read_on_weekdays
from heed.concerns.to_writers import state_sentence
from heed.foundation import clock
from heed.foundation.ids import new_id
from heed.foundation.worker import run_due
from heed.foundation.writer import Outcome
from heed.responses.actions import withdraw_response
from heed.responses.models import Text, Withdrawal
from heed.safeguards.models import AuditEntry

WEDNESDAY = datetime(2025, 6, 4, 10, 7, 31, tzinfo=UTC)


def add(concern, words="It happened again.", **more):
    return add_from_writer(concern=concern, words=words, **{"key": new_id(), **more})


def after_a_while():
    with clock.at(clock.now().replace(year=clock.now().year + 1)):
        run_due()


def test_it_works(concern):
    assert add(concern) is Outcome.STORED
    (said,) = conversation_for_writer(concern)
    assert (said.by_writer, said.words) == (True, "It happened again.")


def test_sent_twice_is_stored_once(concern):
    key = new_id()
    add(concern, key=key)
    assert add(concern, key=key) is Outcome.REPEATED
    assert Message.objects.count() == 1


def test_no_audit_entry_and_no_time_are_kept(concern):
    before = AuditEntry.objects.count()
    with clock.at(WEDNESDAY):
        add(concern)
    message = Message.objects.get()
    assert AuditEntry.objects.count() == before
    assert message.window_start.minute == message.window_start.second == 0
    assert not message.clocks.get().is_exact


def test_a_closed_concern_comes_back(reader, concern):
    concern.move_to(State.CLOSED)
    assert not queue_for(reader).concerns
    add(concern)
    after_a_while()
    assert queue_for(reader).concerns == [concern]
    concern.refresh_from_db()
    assert concern.has_new_words


def test_reading_meets_the_promise_about_the_new_words(declared, concern):
    add(concern)
    after_a_while()
    assert (
        "It happened again."
        in open_concern(by=declared, concern=concern).words.values()
    )
    assert Message.objects.get().clocks.get().met_by == declared
    concern.refresh_from_db()
    assert not concern.has_new_words


@pytest.mark.parametrize(
    ("words", "danger"), [("I want to kill myself", False), ("Come now.", True)]
)
def test_later_words_may_raise_attention(words, danger, reader, concern):
    with clock.at(WEDNESDAY):
        add(concern, words, in_danger=danger)
        run_due()
    concern.refresh_from_db()
    assert concern.needs_reading_now
    assert concern.clocks.get(promise="acknowledged").is_exact


def test_later_words_never_lower_it(ward):
    concern = a_concern(ward, answers={"danger_now": "yes"})
    add(concern, "All is well now.")
    after_a_while()
    concern.refresh_from_db()
    assert (concern.needs_reading_now, concern.why_now) == (True, "writer")


def test_nothing_is_added_to_what_was_taken_back(concern):
    withdraw_response(response=concern.response, reason=Withdrawal.Reason.BY_CODE)
    concern.refresh_from_db()
    with pytest.raises(WasWithdrawn):
        add(concern)


def test_harm_for_speaking_up_can_be_told_at_any_time(concern):
    concern.move_to(State.CLOSED)
    key = new_id()
    for _ in range(2):
        report_retaliation(concern=concern, words="My leave was stopped.", key=key)
    report = RetaliationReport.objects.get()
    assert report.clocks.get().promise == "read"


def test_harm_for_speaking_up_can_be_ticked_without_words(concern):
    report_retaliation(concern=concern, words=" ", key=new_id())
    assert RetaliationReport.objects.get().text is None


def test_the_way_back_can_be_opened_and_closed_later(ward):
    concern = a_concern(ward)
    choose_contact(concern=concern, contact="code")
    assert concern.clocks.filter(promise="replied").exists()
    choose_contact(concern=concern, contact="nobody")
    concern.refresh_from_db()
    assert concern.contact == "nobody"


def test_the_writer_reads_their_own_words_back(concern):
    assert words_given(concern) == [("what_happened", WORDS)]


def test_a_conversation_stands_in_order(declared, concern):
    add(concern, "First.")
    reply(by=declared, concern=concern, words="Thank you.")
    add(concern, "Third.")
    said = [one.words for one in conversation_for_writer(concern)]
    assert said == ["First.", "Thank you.", "Third."]


@pytest.mark.parametrize("state", State)
def test_every_state_has_a_sentence_for_the_writer(state):
    assert state_sentence(state).endswith(".")


def test_the_writer_hears_what_is_promised_and_what_is_late(ward, concern):
    assert any("You get a reply by" in one for one in status_for_writer(concern))
    with clock.at(clock.now().replace(year=clock.now().year + 1)):
        assert any("We are late." in one for one in status_for_writer(concern))


def test_the_end_page_promises_what_was_chosen(ward):
    read_on_weekdays(ward)
    with clock.at(WEDNESDAY):
        calm = promises_made(ward, is_urgent=False, wants_reply=False)
        wanted = promises_made(ward, is_urgent=True, wants_reply=True)
    assert [one.promise for one in calm] == ["acknowledged", "read"]
    assert [one.promise for one in wanted] == ["acknowledged", "read", "replied"]
    assert [one.is_exact for one in wanted] == [True, True, False]


def test_words_of_the_writer_are_sealed(concern):
    add(concern, "Canary by the window.")
    text = Text.objects.get(message__isnull=False)
    assert b"Canary" not in bytes(text.original)


def test_a_reader_who_did_not_declare_reads_no_new_words(reader, concern):
    add(concern)
    declare_conflict(by=reader, concern=concern, has_conflict=True)
    after_a_while()
    assert not queue_for(reader).concerns
