"""Words are opened after a declaration, and each opening is recorded."""

import pytest

from heed.concerns.actions import (
    acknowledge,
    declare_conflict,
    open_concern,
    open_contact,
    open_one,
    report_retaliation,
)
from heed.concerns.errors import (
    ConflictNotDeclared,
    MayNotRead,
    NobodyComesBack,
    WasWithdrawn,
)
from heed.concerns.models import Entrusted
from heed.concerns.tests.factories import WORDS, a_concern
from heed.foundation.ids import new_id
from heed.people.tests.factories import a_service, an_account
from heed.responses.actions import withdraw_response
from heed.responses.models import Text, Withdrawal
from heed.safeguards.audit import Event, entries_about, openings_of


def events(concern):
    return [entry.event for entry in entries_about("concern", concern.id)]


def test_it_works(declared, concern):
    opened = open_concern(by=declared, concern=concern)
    assert list(opened.words.values()) == [WORDS]
    concern.refresh_from_db()
    assert concern.state == "read"
    assert concern.clocks.get(promise="read").met_by == declared
    assert concern.clocks.get(promise="acknowledged").met_by == declared


def test_each_opening_is_recorded(declared, concern):
    open_concern(by=declared, concern=concern)
    open_concern(by=declared, concern=concern)
    (text,) = concern.response.texts.all()
    assert openings_of(text.id)[declared.id] == 2
    assert events(concern).count(Event.CONCERN_READ) == 1


def test_a_declaration_comes_first(reader, concern):
    with pytest.raises(ConflictNotDeclared):
        open_concern(by=reader, concern=concern)


def test_one_reader_declares_for_themselves_only(declared, concern, service):
    other = an_account("first_reader", at=service)
    with pytest.raises(ConflictNotDeclared):
        open_concern(by=other, concern=concern)


def test_who_declares_a_conflict_reads_no_more(declared, concern):
    declare_conflict(by=declared, concern=concern, has_conflict=True)
    with pytest.raises(MayNotRead):
        open_concern(by=declared, concern=concern)


def test_where_the_only_reader_has_a_conflict_a_lead_of_elsewhere_is_given_it(
    reader, concern
):
    stand_in = an_account(
        "safeguarding_lead", at=a_service(concern.place.parent.parent)
    )
    declare_conflict(by=reader, concern=concern, has_conflict=True)
    assert Entrusted.objects.get().account == stand_in


def test_a_stranger_opens_nothing(concern):
    stranger = an_account("first_reader", at=a_service())
    with pytest.raises(MayNotRead):
        declare_conflict(by=stranger, concern=concern, has_conflict=False)
    with pytest.raises(MayNotRead):
        open_concern(by=stranger, concern=concern)
    assert not events(concern)


def test_an_administrator_opens_nothing(concern, service):
    with pytest.raises(MayNotRead):
        acknowledge(by=an_account("administrator", at=service), concern=concern)


def test_names_and_contact_are_not_among_the_words(ward, lead):
    concern = a_concern(
        ward,
        answers={"come_back": "speak", "not_read_by": ["person"]},
        texts={"contact_name": ["Canary"], "not_read_by_name": ["Someone"]},
    )
    declare_conflict(by=lead, concern=concern, has_conflict=False)
    words = open_concern(by=lead, concern=concern).words.values()
    assert sorted(words) == sorted([WORDS, "Someone"])
    assert open_contact(by=lead, concern=concern) == {"contact_name": "Canary"}
    assert Event.CONTACT_OPENED in events(concern)


def test_who_did_not_ask_to_be_spoken_to_is_not_looked_for(declared, concern):
    with pytest.raises(NobodyComesBack):
        open_contact(by=declared, concern=concern)


def test_harm_for_speaking_up_is_for_two_roles_only(declared, lead, concern):
    report_retaliation(concern=concern, words="My leave was stopped.", key=new_id())
    assert "My leave was stopped." not in _words(declared, concern)
    assert concern.retaliation_reports.get().is_read is False
    declare_conflict(by=lead, concern=concern, has_conflict=False)
    assert "My leave was stopped." in _words(lead, concern)
    assert concern.retaliation_reports.get().is_read is True


def _words(account, concern):
    return open_concern(by=account, concern=concern).words.values()


def test_words_that_were_taken_back_are_read_by_nobody(declared, concern):
    withdraw_response(response=concern.response, reason=Withdrawal.Reason.BY_CODE)
    with pytest.raises(WasWithdrawn):
        open_concern(by=declared, concern=concern)


def test_a_text_of_another_concern_is_not_opened(declared, concern, ward):
    other = a_concern(ward)
    text = Text.objects.get(response=other.response)
    with pytest.raises(MayNotRead):
        open_one(by=declared, concern=concern, text=text)
