"""What can be changed of an open survey, and what would not be fair."""

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from heed.foundation import clock
from heed.instruments.actions import publish_edition
from heed.instruments.definition import parse
from heed.people.tests.factories import a_ward
from heed.responses.actions import (
    ask_further,
    change_days,
    offer_at,
    say_analysed,
    set_quota,
)
from heed.responses.actions.saved import save_for_later
from heed.responses.draft_body import DraftBody, DraftToken
from heed.responses.errors import NobodyReadsError, SurveyChangeRefusedError
from heed.responses.models import Quota, WordsPromise
from heed.responses.queries import edition_for_group, groups_asked
from heed.responses.queries.changes import changes_of
from heed.responses.tests.test_reading import a_survey, worded

pytestmark = pytest.mark.django_db
LONDON = ZoneInfo("Europe/London")
NOTES = dict.fromkeys(("why", "who_uses", "if_missing", "if_danger"), "A test.")


def on(days):
    return clock.now().astimezone(LONDON).date() + timedelta(days=days)


@pytest.fixture
def survey(reader, ward):
    return a_survey(reader, ward, closes_on=on(20), withdraw_until=on(30))


def chosen(by, version, answers=("yes", "no"), more=()):
    """A version of a questionnaire with answers to choose from."""
    items = [
        {
            "code": code,
            "kind": "one_choice",
            "ask": {"en-gb": f"{code}?"},
            "options": [{"code": one, "words": {"en-gb": one}} for one in answers],
            **NOTES,
        }
        for code in ("well", *more)
    ]
    document = {
        "code": "chosen",
        "version": version,
        "title": {"en-gb": "Chosen"},
        "groups": ["staff", "carer"],
        "languages": ["en-gb"],
        "items": items,
    }
    return publish_edition(by=by, definition=parse(document))


def test_it_works(survey, reader):
    change_days(by=reader, fieldwork=survey, closes_on=on(40), withdraw_until=on(50))
    survey.refresh_from_db()
    assert (survey.closes_on, survey.withdraw_until) == (on(40), on(50))
    newest = changes_of(survey)[-1]
    assert (newest.what, newest.by) == ("days", reader.id)
    assert newest.details["was"] == on(20).isoformat()
    assert newest.details["now"] == on(40).isoformat()


@pytest.mark.parametrize(
    ("closes", "back", "why"),
    [
        (-1, 30, "today or later"),
        (20, 29, "longer, never shorter"),
        (40, 30, "whoever answers on the last day"),
    ],
)
def test_what_people_were_told_stays_true(survey, reader, closes, back, why):
    days = {"closes_on": on(closes), "withdraw_until": on(back)}
    with pytest.raises(SurveyChangeRefusedError, match=f"(?i){why}"):
        change_days(by=reader, fieldwork=survey, **days)
    survey.refresh_from_db()
    assert survey.closes_on == on(20)


def test_a_day_takes_not_the_place_of_until_they_are_analysed(reader, ward):
    survey = a_survey(reader, ward)
    with pytest.raises(SurveyChangeRefusedError, match="until they are analysed"):
        change_days(
            by=reader, fieldwork=survey, closes_on=on(40), withdraw_until=on(90)
        )
    change_days(by=reader, fieldwork=survey, closes_on=on(40))


def test_whoever_saved_their_answers_can_go_on_until_the_day_they_were_told(
    survey, reader
):
    token, place = DraftToken.new(), survey.places.get().place
    body = DraftBody(
        place=str(place.id),
        fieldwork=str(survey.id),
        edition="",
        group="staff",
        language="en-gb",
        variant="standard",
        mode="own_device",
        entrance="link",
    )
    save_for_later(token=token, body=body, fieldwork=survey, language="en-gb")
    with pytest.raises(SurveyChangeRefusedError, match="told that they can go on"):
        change_days(by=reader, fieldwork=survey, closes_on=on(13))
    change_days(by=reader, fieldwork=survey, closes_on=on(14))


def test_once_analysed_nothing_is_changed(survey, reader, ward):
    say_analysed(by=reader, fieldwork=survey)
    for act in (
        lambda: change_days(by=reader, fieldwork=survey, closes_on=on(40)),
        lambda: offer_at(by=reader, fieldwork=survey, places=[ward]),
    ):
        with pytest.raises(SurveyChangeRefusedError, match="analysed"):
            act()


def test_a_further_group_is_asked(survey, reader):
    assert groups_asked(survey) == {"staff"}
    ask_further(by=reader, fieldwork=survey, group="carer", edition=chosen(reader, 1))
    assert groups_asked(survey) == {"staff", "carer"}
    assert changes_of(survey)[-1].details["questionnaire"] == "chosen"


def test_a_newer_version_follows_and_what_was_answered_stays(reader, ward):
    first = chosen(reader, 1)
    survey = a_survey(reader, ward, editions={"staff": [first]})
    newer = chosen(reader, 2, more=["more"])
    ask_further(by=reader, fieldwork=survey, group="staff", edition=newer)
    assert edition_for_group(survey, "staff") == newer
    assert survey.instruments.filter(edition=first).exists()


def test_answers_that_could_not_be_counted_together_are_refused(reader, ward):
    survey = a_survey(reader, ward, editions={"staff": [chosen(reader, 1)]})
    other = chosen(reader, 2, answers=("yes", "no", "perhaps"))
    with pytest.raises(SurveyChangeRefusedError, match="other answers to well"):
        ask_further(by=reader, fieldwork=survey, group="staff", edition=other)


@pytest.mark.parametrize("version", [1, 2])
def test_an_older_or_another_one_does_not_follow(reader, ward, version):
    second, first = chosen(reader, 1), worded(reader)
    survey = a_survey(reader, ward, editions={"staff": [second]})
    refused = second if version == 1 else first
    with pytest.raises(SurveyChangeRefusedError, match="stays as it was"):
        ask_further(by=reader, fieldwork=survey, group="staff", edition=refused)


def test_words_are_asked_only_where_somebody_reads(reader, ward):
    survey = a_survey(reader, ward, editions={"staff": [chosen(reader, 1)]})
    assert not WordsPromise.objects.exists()
    with pytest.raises(NobodyReadsError):
        ask_further(by=reader, fieldwork=survey, group="carer", edition=worded(reader))


def test_places_come_and_go(survey, reader, ward):
    other = a_ward(ward.parent, name="Beech ward")
    offer_at(by=reader, fieldwork=survey, places=[ward])
    offer_at(by=reader, fieldwork=survey, places=[other])
    assert [one.place for one in survey.offers.all()] == [other]
    newest = changes_of(survey)[-1].details
    assert (newest["added"], newest["removed"]) == ([other.code], [ward.code])


def test_a_quota_is_taken_away(survey, reader):
    set_quota(by=reader, fieldwork=survey, most=20, group="staff")
    set_quota(by=reader, fieldwork=survey, most=None, group="staff")
    assert not Quota.objects.exists()
    newest = changes_of(survey)[-1].details
    assert (newest["was"], newest["now"]) == (20, None)
