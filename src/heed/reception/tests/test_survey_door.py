"""A survey's door: before, while and after it is open, when it is full, by source."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from heed.people.days import today_of
from heed.reception import actions
from heed.reception.queries import survey_door_to
from heed.reception.tests.surveys import a_survey, agrees, answers, begins
from heed.responses.actions import (
    add_consent_text,
    declare_sources,
    promise_reading,
    say_of_survey,
    set_quota,
)
from heed.responses.actions.counting import write_counts
from heed.responses.actions.surveys import SHEET
from heed.responses.choices import Entrance, Purpose
from heed.responses.draft_body import DraftToken
from heed.responses.models import Draft, PageCount, Response, WordsPromise
from heed.responses.queries import counts_of, draft_of
from heed.responses.queries.quotas import given_under

pytestmark = pytest.mark.django_db


@pytest.fixture
def survey(ward, reader):
    return a_survey(reader, ward.parent)


def shut(survey, **dates):
    for name, days in dates.items():
        setattr(survey, name, today_of(survey.organisation) + timedelta(days=days))
    survey.save()


@pytest.mark.parametrize(
    ("dates", "said"),
    [
        ({"opens_on": 1}, "This survey is not open yet."),
        ({"closes_on": -1}, "This survey closed on"),
    ],
)
def test_before_and_after_it_is_kind(browser, survey, dates, said):
    shut(survey, **dates)
    page = browser.get(f"/s/{survey.code}/").text
    assert said in page
    assert "Find your place" in page
    assert browser.post(f"/s/{survey.code}/begin/").url == f"/s/{survey.code}/"
    assert not Draft.objects.exists()


READ = "is read within 3 days, by the researchers"


def test_who_reads_and_when_is_said_before_the_first_words(browser, survey):
    root = f"/s/{survey.code}/"
    assert READ in browser.get(root).text
    begins(browser, survey)
    assert READ in browser.get(f"{root}about/").text
    browser.post(f"{root}agree/", agrees(survey))
    assert READ not in browser.get(f"{root}q/ease/").text
    browser.post(f"{root}q/ease/", {"ease": "easy"})
    page = browser.get(f"{root}q/words/").text
    assert page.index(READ) < page.index("<textarea")
    browser.post(f"{root}q/words/", {"words": "More to say."})
    sent = browser.post(f"{root}check/")
    browser.post(sent.url, {"words": ""})
    assert READ in browser.get(f"{root}end/").text


def test_the_survey_names_who_reads(browser, survey, reader):
    promise_reading(by=reader, fieldwork=survey, days=1, reader=reader)
    survey.words.update(read_by="two made-up nurses")
    page = browser.get(f"/s/{survey.code}/").text
    assert "is read within 1 day, by two made-up nurses" in page
    welsh = browser.get(f"/cy/s/{survey.code}/").text
    assert "o fewn 1 diwrnod, gan two made-up nurses" in welsh


def test_without_a_reader_it_is_not_open(browser, survey):
    WordsPromise.objects.all().delete()
    assert "not open yet" in browser.get(f"/s/{survey.code}/").text
    assert browser.post(f"/s/{survey.code}/begin/").url == f"/s/{survey.code}/"


def test_without_a_statement_it_is_not_open(browser, survey):
    survey.consent_texts.filter(kind="statement").delete()
    assert "not open yet" in browser.get(f"/s/{survey.code}/").text


def test_a_wrong_address_is_kind(browser):
    for code in ("ZZ2ZZ", "x", "..."):
        answer = browser.get(f"/s/{code}/")
        assert answer.status_code == 404
        assert "nothing you did wrong" in answer.text


def test_by_invitation_only(browser, survey):
    survey.by_link = False
    survey.save()
    assert "got an invitation" in browser.get(f"/s/{survey.code}/").text
    assert browser.post(f"/s/{survey.code}/begin/").url == f"/s/{survey.code}/"
    door = survey_door_to(survey.code)
    begun = actions.begin_survey(
        door=door, entrance=Entrance.INVITATION, notes={"_asked": "x"}
    )
    browser.cookies["heed-draft"] = begun.token.to_cookie()
    root = f"/s/{survey.code}/"
    browser.post(f"{root}who/", {"groups": "staff"})
    first = browser.post(f"{root}agree/", agrees(survey)).url
    body = draft_of(DraftToken.from_cookie(begun.token.to_cookie()))
    assert (first, body.posted["_asked"]) == (f"{root}q/ease/", ["x"])
    for page in (first, f"{root}q/words/"):
        browser.post(page, {"skip": "yes"})
    browser.post(f"{root}check/")
    assert Response.objects.get().entrance == "invitation"


def test_only_declared_sources_are_kept(browser, survey, reader):
    declare_sources(by=reader, fieldwork=survey, sources={"charity": "A charity"})
    for said, kept in (("charity", "charity"), ("mary-smith", "")):
        root = answers(browser, survey, **{"from": said})
        browser.post(f"{root}check/")
        assert Response.objects.filter(source_tag=kept).count() == 1
    assert 'value="charity"' in browser.get(f"/s/{survey.code}/?from=charity").text
    page = browser.get(f"/s/{survey.code}/?from=mary-smith").text
    assert "mary-smith" not in page.split("<main")[1]


def test_a_full_quota_ends_kindly_and_tells_no_number(
    browser, survey, reader, monkeypatch
):
    set_quota(by=reader, fieldwork=survey, most=8, group="carer")
    monkeypatch.setattr("heed.responses.queries.quotas.given_under", lambda quota: 7)
    assert begins(browser, survey, "carer")
    assert Draft.objects.count() == 1
    monkeypatch.setattr("heed.responses.queries.quotas.given_under", lambda quota: 8)
    root = f"/s/{survey.code}/"
    browser.post(f"{root}begin/")
    ended = browser.post(f"{root}who/", {"groups": "carer"})
    assert ended.url == f"{root}full/"
    page = browser.get(ended.url).text
    main = page.split("<main")[1].split("</main")[0]
    assert not any(mark.isdigit() for mark in main.replace("h1", "").replace("h2", ""))
    assert "carer" not in main
    assert not Draft.objects.exists()
    browser.post(f"{root}begin/")
    assert browser.post(f"{root}who/", {"groups": "staff"}).url == f"{root}about/"


def test_a_quota_counts_what_was_given(browser, survey, reader):
    for _ in range(2):
        browser.post(f"{answers(browser, survey, 'staff')}check/")
    quota = set_quota(by=reader, fieldwork=survey, most=8, group="staff")
    from_all = set_quota(by=reader, fieldwork=survey, most=9)
    from_source = set_quota(by=reader, fieldwork=survey, most=9, source="charity")
    assert [given_under(q) for q in (quota, from_all, from_source)] == [2, 2, 0]


def test_a_quota_below_the_floor_is_refused(survey, reader):
    with pytest.raises(IntegrityError), transaction.atomic():
        set_quota(by=reader, fieldwork=survey, most=7)


def test_pages_are_counted_apart_from_people(browser, survey):
    write_counts()
    PageCount.objects.all().delete()
    browser.get(f"/s/{survey.code}/")
    root = answers(browser, survey, "carer")
    browser.post(f"{root}check/")
    assert not PageCount.objects.exists()  # nothing is written with the answers
    write_counts()
    found = {(one.page, one.group): one.count for one in counts_of(survey)}
    assert found == {
        ("start", ""): 1,
        ("group", ""): 1,
        ("sheet", "carer"): 1,
        ("consent", "carer"): 1,
        ("consented", "carer"): 1,
        ("q:ease", "carer"): 1,
        ("q:words", "carer"): 1,
        ("check", "carer"): 1,
        ("completed", "carer"): 1,
    }


def test_a_newer_statement_is_asked_anew(browser, survey, reader):
    root = begins(browser, survey)
    before = agrees(survey)
    add_consent_text(
        by=reader,
        fieldwork=survey,
        purpose=Purpose.RESEARCH,
        language="en-gb",
        code="take-part",
        body="I want to take part, as newly worded.",
    )
    answer = browser.post(f"{root}agree/", before)
    assert answer.status_code == 422
    assert "as newly worded" in answer.text


def test_welsh_and_easy_read_have_their_own_words(browser, survey, reader):
    say_of_survey(
        by=reader,
        fieldwork=survey,
        language="cy",
        title="Cael eich clywed",
        about="Hoffem wybod.",
        asked_by="Prifysgol.",
    )
    add_consent_text(
        by=reader,
        fieldwork=survey,
        purpose=Purpose.RESEARCH,
        language="cy",
        kind=SHEET,
        body="Beth mae cymryd rhan yn ei olygu.",
    )
    assert "Cael eich clywed" in browser.get(f"/cy/s/{survey.code}/").text
    root = f"/cy/s/{survey.code}/"
    browser.post(f"{root}begin/")
    browser.post(f"{root}who/", {"groups": "carer"})
    assert "Beth mae cymryd rhan" in browser.get(f"{root}about/").text
    easy = begins(browser, survey, easy="easy/")
    assert "What it means. In short." in browser.get(f"{easy}about/").text
