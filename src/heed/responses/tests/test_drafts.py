"""Answers so far are readable by the page that holds the cookie, and by nobody else."""

from datetime import UTC, datetime, timedelta
from importlib import import_module
from types import SimpleNamespace

import pytest
from django.apps import apps

from heed.foundation import clock
from heed.foundation.batches import make_changes
from heed.responses.actions import clear_draft, giving_draft, open_draft, save_draft
from heed.responses.actions.drafts import LIFETIME, clear_old_drafts
from heed.responses.draft_body import DraftBody, DraftToken
from heed.responses.models import Draft
from heed.responses.queries import draft_of
from heed.responses.queries.drafts import draft_look_up, draft_number

moving = import_module("heed.responses.migrations.0003_drafts_by_number")


@pytest.fixture
def body(ward):
    return DraftBody(place=str(ward.id), fieldwork="", edition="")


def test_it_works(ward, body):
    token = open_draft(place=ward, body=body)
    save_draft(token=token, body=body.with_answer("more", ["Canary words"]))
    assert draft_of(token).posted == {"more": ["Canary words"]}


def test_the_database_holds_nothing_readable(ward, body):
    open_draft(place=ward, body=body.with_answer("more", ["Canary words"]))
    assert b"Canary" not in bytes(Draft.objects.get().body)


def test_another_cookie_reads_nothing(ward, body):
    open_draft(place=ward, body=body)
    assert draft_of(DraftToken.new()) is None


def test_a_cookie_that_is_not_ours_is_no_token():
    assert DraftToken.from_cookie("zz") is None
    assert DraftToken.from_cookie("00") is None


def test_a_cookie_comes_back_as_it_went():
    token = DraftToken.new()
    again = DraftToken.from_cookie(token.to_cookie())
    assert again.idempotency_key == token.idempotency_key


def test_clearing_leaves_nothing(ward, body):
    token = open_draft(place=ward, body=body)
    clear_draft(token=token)
    assert not Draft.objects.exists()
    assert save_draft(token=token, body=body) is False


def test_once_given_nothing_is_kept_in_it_any_more(ward, body):
    token = open_draft(place=ward, body=body)
    make_changes([giving_draft(token=token, body=body)])
    assert save_draft(token=token, body=body.with_answer("more", ["late"])) is False
    assert draft_of(token) == body


def test_its_time_does_not_tell_when_it_began(ward, body):
    with clock.at(datetime(2026, 5, 1, 10, 17, 3, tzinfo=UTC)):
        open_draft(place=ward, body=body)
    assert Draft.objects.get().gone_at == datetime(2026, 5, 2, 7, 0, tzinfo=UTC)


def test_it_is_gone_after_its_time(ward, body):
    token = open_draft(place=ward, body=body)
    with clock.at(clock.now() + LIFETIME + timedelta(hours=1)):
        assert draft_of(token) is None
        clear_old_drafts()
    assert not Draft.objects.exists()


def test_its_number_is_a_hash_and_counts_nothing(ward, body):
    tokens = [open_draft(place=ward, body=body) for _ in range(20)]
    numbers = [draft_number(draft_look_up(token)) for token in tokens]
    assert set(Draft.objects.values_list("pk", flat=True)) == set(numbers)
    assert numbers != sorted(numbers)
    assert min(numbers) > 2**40  # one in a million is smaller


def test_the_stores_largest_number_is_one_that_a_hash_may_have():
    assert draft_number(b"\xff" * 32) == 2**63 - 1
    assert draft_number(bytes(32)) == 0


def test_a_draft_of_the_version_before_is_taken_along(ward, body):
    token = open_draft(place=ward, body=body.with_answer("more", ["Half a word"]))
    kept = Draft.objects.get()
    before = SimpleNamespace(
        look_up=draft_look_up(token),
        organisation=kept.organisation,
        place_id=kept.place_id,
        gone_at=kept.gone_at,
        body=kept.body,
        is_given=kept.is_given,
    )
    kept.delete()
    rows = SimpleNamespace(objects=SimpleNamespace(iterator=lambda _: iter([before])))
    found = {"Draft": rows, "NumberedDraft": apps.get_model("responses", "Draft")}
    moving.take_along(SimpleNamespace(get_model=lambda _, name: found[name]), None)
    assert draft_of(token).posted == {"more": ["Half a word"]}
