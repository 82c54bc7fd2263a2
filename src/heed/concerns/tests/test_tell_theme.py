"""Where a writer lets only themes travel, the ward hears what it is about, no more."""

from datetime import timedelta

import pytest

from heed.concerns.actions import (
    declare_conflict,
    move_outside,
    share_edited_copy,
    tell_theme,
)
from heed.concerns.errors import (
    KeptFromTheWard,
    OutsideTheWardOnly,
    WordsMissing,
    WriterSaidNo,
)
from heed.concerns.tests.factories import WORDS, a_concern
from heed.foundation import clock
from heed.people.tests.factories import a_ward, client_for, occupy
from heed.responses.models import Text, TextVersion
from heed.responses.queries.ward_words import WhyNone, ward_words
from heed.responses.sealed_words import version_words


@pytest.fixture
def ward(service):
    """A ward that stays full while the week goes by, on whatever day it begins."""
    ward = a_ward(service)
    occupy(ward, 20, days=7, until=clock.now().date() + timedelta(days=7))
    return ward


@pytest.fixture
def told(ward, reader):
    """A concern whose writer chose nothing, which lets themes travel."""
    return read(reader, a_concern(ward))


def read(reader, concern):
    declare_conflict(by=reader, concern=concern, has_conflict=False)
    return concern


def path(concern):
    return f"/staff/concerns/{concern.pk}/theme/"


def test_it_works(reader, told):
    tell_theme(by=reader, concern=told, theme=" doors at night ")
    assert version_words(TextVersion.objects.get()) == "doors at night"


def test_the_page_asks_and_shows_what_was_passed(reader, told):
    browser = client_for(reader)
    assert path(told) in browser.get(f"/staff/concerns/{told.pk}/words/").text
    assert browser.post(path(told), {"theme": "doors at night"}).status_code == 302
    assert "doors at night" in browser.get(path(told)).text


def test_nobody_is_quoted_at_length(reader, told):
    page = client_for(reader).post(path(told), {"theme": "d" * 61})
    assert page.status_code == 422
    assert not TextVersion.objects.exists()


def test_an_empty_one_is_refused(reader, told):
    with pytest.raises(WordsMissing):
        tell_theme(by=reader, concern=told, theme="  ")


@pytest.mark.parametrize("choice", ["nothing", "edited"])
def test_it_is_for_those_who_let_themes_travel(choice, ward, reader):
    concern = read(reader, a_concern(ward, answers={"ward_sees": choice}))
    with pytest.raises(WriterSaidNo):
        tell_theme(by=reader, concern=concern, theme="doors")


@pytest.mark.parametrize("kept", ["ward", "manager"])
@pytest.mark.parametrize("choice", ["themes", "edited"])
def test_a_ward_that_was_kept_out_hears_nothing(kept, choice, ward, reader):
    answers = {"not_read_by": [kept], "ward_sees": choice}
    concern = read(reader, a_concern(ward, answers=answers))
    text = Text.objects.get(response=concern.response, item="what_happened")
    with pytest.raises(KeptFromTheWard):
        tell_theme(by=reader, concern=concern, theme="doors")
    with pytest.raises(KeptFromTheWard):
        share_edited_copy(by=reader, concern=concern, text=text, words="A copy.")
    page = client_for(reader).get(f"/staff/concerns/{concern.pk}/words/").text
    assert "nothing of it goes there" in page
    assert path(concern) not in page
    assert "Make an edited copy" not in page


def test_staff_who_wrote_are_heard_though_their_manager_does_not_read(ward, reader):
    concern = read(reader, a_concern(ward, group="staff"))
    tell_theme(by=reader, concern=concern, theme="doors")
    assert TextVersion.objects.exists()


def test_what_turns_out_to_be_about_staff_is_taken_back(ward, reader, told):
    tell_theme(by=reader, concern=told, theme="doors at night")
    with clock.at(clock.now() + timedelta(weeks=1)):
        assert ward_words(ward, clock.now()).themes == ["doors at night"]
        move_outside(by=reader, concern=told)
        words = ward_words(ward, clock.now())
    assert (words.themes, words.words) == ([], [])
    assert words.why_none is WhyNone.NONE_PASSED


def test_what_is_about_staff_stays_outside(ward, lead):
    concern = read(lead, a_concern(ward, answers={"about_staff": "yes"}))
    with pytest.raises(OutsideTheWardOnly):
        tell_theme(by=lead, concern=concern, theme="doors")


def test_the_ward_hears_it_when_the_week_is_over_and_never_the_words(
    ward, reader, told
):
    tell_theme(by=reader, concern=told, theme="doors")
    tell_theme(by=reader, concern=told, theme="doors at night")
    assert ward_words(ward, clock.now()).themes == []
    with clock.at(clock.now() + timedelta(weeks=1)):
        words = ward_words(ward, clock.now())
    assert (words.themes, words.words) == (["doors at night"], [])
    assert WORDS not in words.themes
