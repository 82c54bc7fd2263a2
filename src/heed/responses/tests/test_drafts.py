"""Answers so far are readable by the page that holds the cookie, and by nobody else."""

from datetime import UTC, datetime, timedelta

import pytest

from heed.foundation import clock
from heed.responses.actions import clear_draft, giving_draft, open_draft, save_draft
from heed.responses.actions.drafts import LIFETIME, clear_old_drafts
from heed.responses.draft_body import DraftBody, DraftToken
from heed.responses.models import Draft
from heed.responses.queries import draft_of


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
    giving_draft(token=token, body=body)()
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
