"""Words to read: a member of the study, a member of another study, a stranger."""

from datetime import timedelta

import pytest

from heed.foundation.models import Heartbeat
from heed.people.tests.factories import a_service, an_account, client_for
from heed.responses.models import TextReading, WordsClock, WordsPromise
from heed.safeguards.audit import Event
from heed.safeguards.models import AuditEntry
from heed.studies.actions import open_study
from heed.studies.models import Sampling
from heed.studies.tests.worded import MONDAY, RAISED, WORDS, Worded, on
from heed.studies.views import reading

pytestmark = pytest.mark.django_db
HERE = "/staff/studies/of/a-study/reading/"
PROMISE = "/staff/studies/of/a-study/surveys/in-words/reading/"


@pytest.fixture
def it():
    with on(0):
        return Worded()


@pytest.fixture
def others(it):
    """A member of another study of the house, and a researcher of elsewhere."""
    outsider = an_account("researcher", at=it.place)
    open_study(
        by=outsider,
        slug="another",
        title="Another",
        sampling=Sampling.OPEN,
        fieldworks=[],
    )
    return [outsider, an_account("researcher", at=a_service())]


def get(account, address, day=1):
    with on(day):
        return client_for(account).get(address)


def post(account, address, day=1, **said):
    with on(day):
        return client_for(account).post(address, said)


def test_it_works(it):
    with on(0):
        response = it.writes()
    page = get(it.colleague, HERE).text
    assert "Words of 1 person wait to be read, by 4 June 2026." in page
    assert WORDS not in page
    where = f"{HERE}{response.pk}/"
    opened = get(it.colleague, where)
    assert WORDS in opened.text
    assert "What would make it easier?" in opened.text
    assert opened["Cache-Control"] == "no-store"
    text = response.texts.get()
    by = {"by": it.colleague.id, "about_id": text.id}
    assert AuditEntry.objects.filter(event=Event.TEXT_OPENED, **by).count() == 1
    assert post(it.colleague, where).url == HERE
    assert TextReading.objects.get().by == it.colleague.id
    assert "Nothing waits to be read." in get(it.colleague, HERE).text
    assert str(response.pk) in get(it.colleague, f"{HERE}?read=1").text


def test_nobody_else_finds_it(it, others):
    with on(0):
        response = it.writes()
    for other in others:
        for address in (HERE, f"{HERE}{response.pk}/", PROMISE):
            assert get(other, address).status_code == 404
            assert post(other, address).status_code in {404, 405}
        assert WORDS not in get(other, "/staff/studies/").text
    mine = "/staff/studies/of/another/reading/"
    assert get(others[0], f"{mine}{response.pk}/").status_code == 404
    assert not TextReading.objects.exists()
    assert not AuditEntry.objects.filter(event=Event.TEXT_OPENED).exists()


def test_who_left_the_study_reads_no_more(it):
    it.study.members.filter(account=it.colleague).update(until="2026-06-02")
    with on(0):
        response = it.writes()
    assert get(it.colleague, f"{HERE}{response.pk}/").status_code == 404


def test_only_what_was_opened_is_said_to_be_read(it):
    with on(0):
        response = it.writes()
    assert post(it.by, f"{HERE}{response.pk}/").status_code == 200
    assert not TextReading.objects.exists()
    post(it.by, f"{HERE}{response.pk}/")
    assert TextReading.objects.exists()


def test_what_was_raised_stands_first_and_nothing_is_hidden(it, monkeypatch):
    monkeypatch.setattr(reading, "ON_A_PAGE", 4)
    with on(0):
        made = [it.writes() for _ in range(6)]
    with on(1):
        made += [it.writes(RAISED) for _ in range(3)]
    pages = [get(it.by, f"{HERE}?page={n}").text for n in (1, 2, 3)]
    seen = [[one for one in made if str(one.pk) in page] for page in pages]
    assert set(made[6:]) < set(seen[0])
    assert sorted(one.pk for page in seen for one in page) == sorted(
        one.pk for one in made
    )
    assert pages[0].count("Read first") == 3


def test_late_is_said_on_the_page_and_on_every_other(it):
    with on(0):
        it.writes()
    assert "late since 4 June 2026" in get(it.by, HERE, day=4).text
    for name in ("worker", "clocks"):
        Heartbeat.objects.create(name=name, beat=MONDAY + timedelta(days=4, hours=1))
    anywhere = get(it.by, "/staff/", day=4).text
    assert "Late:" in anywhere
    assert HERE in anywhere
    assert HERE not in get(an_account("first_reader", at=it.place), "/staff/").text


def test_a_week_or_a_month_is_said_as_the_longest_wait(it):
    with on(0):
        it.writes(kind="month")
    assert "at most 4 days" in get(it.by, HERE, day=4).text


def test_what_to_do_stands_beside_the_words(it):
    lead = an_account("safeguarding_lead", at=it.place)
    with on(0):
        where = f"{HERE}{it.writes(RAISED).pk}/"
    page = get(it.by, where).text
    assert "Tell a safeguarding lead today" in page
    assert lead.email in page
    assert it.colleague.email in page
    assert "tel:" in page
    assert "A word rule noticed something here." in page
    said = {"days": 2, "reader": str(it.colleague.id), "if_danger": "Our own steps."}
    assert post(it.by, PROMISE, **said).status_code == 302
    page = get(it.by, where).text
    assert "Our own steps." in page
    assert "Tell a safeguarding lead today" not in page
    assert WordsPromise.objects.get().reader == it.colleague


def test_a_reader_of_elsewhere_is_refused(it, others):
    said = {"days": 2, "reader": str(others[0].id)}
    assert post(it.by, PROMISE, **said).status_code == 422


def test_what_was_taken_back_cannot_be_opened(it):
    with on(0):
        response = it.writes()
    WordsClock.objects.all().delete()
    assert get(it.by, f"{HERE}{response.pk}/").status_code == 404


def test_the_survey_says_what_it_promised(it):
    page = get(it.by, "/staff/studies/of/a-study/surveys/in-words/").text
    assert f"read within 3 days by {it.by.name}" in page


def test_a_survey_that_nobody_reads_is_not_opened(it):
    edition = it.survey.instruments.first().edition
    said = {
        "title": "Safe?",
        "slug": "safe",
        "place": it.place.code,
        "by_link": "yes",
        "asks_staff": str(edition.id),
        "words_read_within": "",
    }
    for name, year in (("opens_on", 2026), ("closes_on", 2027)):
        said |= {f"{name}-day": 1, f"{name}-month": 9, f"{name}-year": year}
    address = "/staff/studies/of/a-study/surveys/"
    refused = post(it.by, address, **said)
    assert refused.status_code == 422
    assert "Say within how many days they are read" in refused.text
    assert post(it.by, address, **said | {"words_read_within": 2}).status_code == 302
    assert WordsPromise.objects.filter(days=2).exists()
