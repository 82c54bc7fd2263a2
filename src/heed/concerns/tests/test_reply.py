"""A reply goes by role, only where it is wanted, and never confirms who wrote."""

import pytest

from heed.concerns.actions import (
    close_concern,
    declare_conflict,
    invite_complaint,
    mark_acting,
    reply,
)
from heed.concerns.errors import (
    AlreadyDone,
    ConflictNotDeclared,
    MayNotRead,
    NobodyComesBack,
    ReplyNeedsChecking,
    WordsMissing,
)
from heed.concerns.models import Complaint
from heed.concerns.queries import conversation_for_writer
from heed.concerns.replies import warnings_about
from heed.concerns.tests.factories import a_concern
from heed.people.tests.factories import a_service, an_account, client_for

THANKS = "Thank you for telling us. We are sorry. The door is locked at night now."
CONFIRMS = "Thank you. As your named nurse I know what happened."


def test_it_works(declared, concern):
    reply(by=declared, concern=concern, words=THANKS)
    concern.refresh_from_db()
    assert concern.state == "replied"
    assert concern.clocks.get(promise="replied").met_by == declared
    (said,) = conversation_for_writer(concern)
    assert (said.words, said.role, said.by_writer) == (THANKS, "First reader", False)


def test_no_name_reaches_the_writer(declared, concern):
    message = reply(by=declared, concern=concern, words=THANKS)
    assert declared.name not in str(vars(conversation_for_writer(concern)[0]))
    assert message.by == declared


@pytest.mark.parametrize("act", [reply, close_concern])
def test_what_confirms_who_wrote_is_held_back(act, declared, concern):
    words = {"words" if act is reply else "outcome": CONFIRMS}
    with pytest.raises(ReplyNeedsChecking):
        act(by=declared, concern=concern, **words)
    assert not concern.messages.exists()


def test_a_warning_that_was_looked_at_lets_it_go(declared, concern):
    answered = [warned.code for warned in warnings_about(CONFIRMS)]
    reply(by=declared, concern=concern, words=CONFIRMS, answered=answered)
    assert concern.messages.count() == 1


def test_other_words_are_checked_anew(declared, concern):
    answered = [warned.code for warned in warnings_about(CONFIRMS)]
    with pytest.raises(ReplyNeedsChecking):
        reply(
            by=declared,
            concern=concern,
            words="I met you on Tuesday, as your doctor.",
            answered=answered,
        )


def test_who_wants_nobody_is_left_alone(ward, reader):
    concern = a_concern(ward)
    declare_conflict(by=reader, concern=concern, has_conflict=False)
    with pytest.raises(NobodyComesBack):
        reply(by=reader, concern=concern, words=THANKS)
    with pytest.raises(NobodyComesBack):
        invite_complaint(by=reader, concern=concern)


def test_a_reader_must_have_declared(reader, concern):
    with pytest.raises(ConflictNotDeclared):
        reply(by=reader, concern=concern, words=THANKS)


def test_a_stranger_says_nothing(concern):
    with pytest.raises(MayNotRead):
        reply(
            by=an_account("first_reader", at=a_service()), concern=concern, words="Hi"
        )


def test_nothing_is_no_reply(declared, concern):
    with pytest.raises(WordsMissing):
        reply(by=declared, concern=concern, words="  ")


def test_closing_tells_the_writer_what_came_of_it(declared, concern):
    outcome = "We could not move the door, because the wall carries the roof."
    close_concern(by=declared, concern=concern, outcome=outcome)
    concern.refresh_from_db()
    assert concern.state == "closed"
    assert conversation_for_writer(concern)[0].is_outcome
    assert not concern.clocks.filter(
        met_at=None, promise__in=["acted", "replied"]
    ).exists()


def test_it_is_closed_once(declared, concern):
    close_concern(by=declared, concern=concern, outcome=THANKS)
    with pytest.raises(AlreadyDone):
        close_concern(by=declared, concern=concern, outcome=THANKS)


def test_an_invitation_makes_no_complaint(declared, concern):
    invite_complaint(by=declared, concern=concern)
    assert "complaint" in conversation_for_writer(concern)[0].words
    assert not Complaint.objects.exists()


def test_acting_is_said(declared, concern):
    mark_acting(by=declared, concern=concern)
    concern.refresh_from_db()
    assert concern.state == "acting"


def test_the_page_shows_each_warning_to_tick(declared, concern):
    browser, path = client_for(declared), f"/staff/concerns/{concern.pk}/reply/"
    page = browser.post(path, {"words": CONFIRMS})
    assert page.status_code == 422
    assert 'name="looked_at"' in page.text
    ticked = [warned.code for warned in warnings_about(CONFIRMS)]
    page = browser.post(path, {"words": CONFIRMS, "looked_at": ticked})
    assert page.status_code == 302
