"""Nobody can tell which answer came with which invitation.

The attacker has the store, its key file, every backup, the log, all mails and the
trail. What is promised, and what is not, stands in ``docs/decisions/0010``. Sixty are
asked and thirty answer in a known order. Whoever compares copies learns batches of at
least five; within one no guess may do better than chance (the bounds stand beside the
attacks), and the controls show that the same attacks see a house that leaks.
"""

import logging

import pytest
from django.core import mail

from heed.foundation.keyring import keys
from heed.foundation.keys import Purpose
from heed.foundation.models import OutboxTask
from heed.reception.actions import coming_back, try_invitation
from heed.responses.actions.invitations import marking
from heed.responses.errors import CodeUsedError
from heed.responses.models import Invitation, Response
from heed.responses.waiting import room
from heed.safeguards.models import AuditEntry
from tests.attacks import attacker
from tests.attacks.invited_attacks import (
    all_traces,
    batches,
    chance_of,
    changed,
    keys_shared,
    right_guesses,
    steps_of_answers,
    words_in_mails,
)
from tests.attacks.invited_world import ANSWERED, an_invited_world, whole_store
from tests.attacks.test_canary import Ears

pytestmark = pytest.mark.django_db(transaction=True)
K = 5  # at least so many are marked together


@pytest.fixture(autouse=True)
def empty_room():
    with room.opened() as notes:
        notes.clear()


@pytest.fixture
def ears():
    heard = Ears()
    logging.getLogger().addHandler(heard)
    yield heard
    logging.getLogger().removeHandler(heard)


def test_order_clock_copies_keys_mails_and_log_tell_nothing(tmp_path, ears):
    world = an_invited_world()
    the_copies_tell_only_batches(world)
    the_rows_have_no_order(world, tmp_path)
    an_answer_moves_nothing_beside_it(world)
    no_key_leads_over(world)
    told = " ".join(m.subject + m.body + str(m.extra_headers) for m in mail.outbox)
    told += " ".join(str(row) for row in world.copies[-1][AuditEntry].values())
    assert not [one for one in world.responses if str(one) in told or one.hex in told]
    assert ears.lines == []


def the_copies_tell_only_batches(world):
    found = batches(world)
    assert sum(len(touched) for _, touched in found) == ANSWERED
    assert all(len(came) == len(touched) >= K for came, touched in found)
    assert right_guesses(world) <= chance_of(found)


def the_rows_have_no_order(world, tmp_path):
    traces = all_traces(world.invitations, tmp_path)
    assert not attacker.telling(traces, [world.invitations])


def an_answer_moves_nothing_beside_it(world):
    steps = steps_of_answers(world)
    assert len(steps) == ANSWERED
    for before, after in steps:
        moved = {model for model in after if changed(before, after, model)}
        assert not moved & {Invitation, OutboxTask, AuditEntry}
        assert all(model._meta.label in GIVEN_WITH_AN_ANSWER for model in moved)


GIVEN_WITH_AN_ANSWER = {
    "foundation.IdempotencyKey",
    "responses.ConsentDecision",
    "responses.Receipt",
    "responses.Response",
}


def no_key_leads_over(world):
    assert keys_shared(world) == set()
    # The control of keys: an answer that keeps a hash of the words of its mail.
    leak = keys().keyed_hash(Purpose.RECEIPT, f"look-up {min(words_in_mails())}")
    world.copies[-1][Response][world.responses[0]]["source_tag"] = leak.hex()
    assert keys_shared(world) == {leak.hex()}


def test_a_house_that_marks_at_once_is_seen(monkeypatch):
    """The control of copies: each is marked as it comes."""
    monkeypatch.setattr(marking, "TOGETHER", 1)
    monkeypatch.setattr(marking, "is_ripe", lambda note, now: True)
    world = an_invited_world(also=marking.mark_used_invitations)
    found = batches(world)
    assert len(found) == right_guesses(world) == ANSWERED
    assert min(len(touched) for _, touched in found) == 1


def test_marks_in_the_order_of_answering_are_seen(monkeypatch, tmp_path):
    """The control of order: a number that follows it, written in the same batches."""
    order = []

    def with_a_number(together):
        for one in together:
            Invitation.objects.filter(pk=one.pk).update(
                is_used=True, sent=order.index(str(one.pk)) + 1
            )

    monkeypatch.setattr(marking, "_mark", with_a_number)
    world = an_invited_world(also=lambda: order.extend(newly_used(order)))
    seen = attacker.telling(
        all_traces(world.invitations, tmp_path), [world.invitations]
    )
    assert any("Invitation.sent" in name for name in seen)
    assert right_guesses(world) == ANSWERED > chance_of(batches(world))


def newly_used(known):
    with room.opened() as notes:
        return [name for name in notes if name not in known]


def test_nothing_is_written_when_words_are_tried(ears, monkeypatch):
    monkeypatch.setattr(coming_back, "WRONG_WAITS", 0)
    an_invited_world(answered=2)
    before, tried = whole_store(), {"some other six words of mine", *words_in_mails()}
    assert {tries(words) for words in tried} == {"opens", "used", "unknown"}
    assert whole_store() == before
    assert ears.lines == []


def tries(words):
    try:
        return "opens" if try_invitation(typed=words) else "unknown"
    except CodeUsedError:
        return "used"
