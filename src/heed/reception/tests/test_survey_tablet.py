"""A survey on a shared tablet: offered, answered, and never shown to the next one."""

from datetime import timedelta

import pytest
from django.test import Client

from heed.foundation import clock
from heed.people.days import today_of
from heed.people.tests.factories import a_ward, an_account
from heed.reception.actions import pair_tablet
from heed.reception.queries import shown_code
from heed.reception.tests.surveys import a_survey, agrees
from heed.reception.tests.walking import words_on
from heed.responses.actions import offer_at, set_quota
from heed.responses.models import Draft, Fieldwork, Response, SavedDraft
from heed.responses.throttle import receipt_guesses

pytestmark = pytest.mark.django_db
CANARY = "Canary words of the last person"


@pytest.fixture
def survey(ward, reader):
    found = a_survey(reader, ward.parent)
    offer_at(by=reader, fieldwork=found, places=[ward])
    return found


@pytest.fixture
def tablet(ward):
    """The browser of a paired tablet."""
    browser = Client(headers={"sec-fetch-site": "same-origin"})
    secret = browser.get("/tablet/pair/").cookies["heed-pair"].value
    administrator = an_account("administrator", at=ward.parent)
    pair_tablet(by=administrator, place=ward, code=shown_code(secret))
    browser.get("/tablet/pair/")
    return browser


def root(survey, easy=""):
    return f"/tablet/s/{survey.code}/{easy}"


def agrees_to_it(tablet, survey):
    here = root(survey)
    tablet.post(f"{here}begin/")
    tablet.post(f"{here}who/", {"groups": "service_user"})
    tablet.post(f"{here}about/")
    return tablet.post(f"{here}agree/", agrees(survey))


def writes(tablet, survey):
    agrees_to_it(tablet, survey)
    here = root(survey)
    tablet.post(f"{here}q/ease/", {"ease": "easy"})
    tablet.post(f"{here}q/words/", {"words": CANARY})
    assert CANARY in tablet.get(f"{here}check/").text
    return here


def test_it_works(tablet, survey, ward):
    assert root(survey) in tablet.get("/tablet/").text
    sent = tablet.post(f"{writes(tablet, survey)}check/")
    assert sent.url == f"{root(survey)}words/"
    stored = Response.objects.get()
    assert (stored.mode, stored.entrance) == ("tablet", "tablet")
    assert stored.place == ward.parent  # whoever runs it; of the ward nothing is kept
    assert not Draft.objects.filter(place=ward).exists()


def test_a_helper_is_told_as_elsewhere(tablet, survey):
    here = root(survey)
    tablet.post(f"{here}begin/")
    posted = {"groups": "service_user", "helper": "advocate"}
    tablet.post(f"{here}who/", posted)
    tablet.post(f"{here}about/")
    tablet.post(f"{here}agree/", agrees(survey))
    tablet.post(f"{here}q/ease/", {"ease": "easy"})
    tablet.post(f"{here}q/words/", {"skip": "yes"})
    tablet.post(f"{here}check/")
    assert Response.objects.get().mode == "told"


def test_it_is_offered_where_its_place_takes_part(tablet, survey, ward, reader):
    offer_at(by=reader, fieldwork=survey, places=[a_ward(ward.parent, name="Rowan")])
    assert root(survey) not in tablet.get("/tablet/").text
    assert tablet.get(root(survey)).url == "/tablet/"
    assert tablet.post(f"{root(survey)}begin/").url == root(survey)
    assert not Draft.objects.exists()


@pytest.mark.parametrize("change", [{"closes_on": -1}, {"opens_on": 1}])
def test_nor_before_or_after_it_is_open(tablet, survey, change):
    (name, days), *_none = change.items()
    today = today_of(survey.organisation)
    Fieldwork.objects.filter(pk=survey.pk).update(**{name: today + timedelta(days)})
    assert root(survey) not in tablet.get("/tablet/").text
    assert tablet.get(root(survey)).url == "/tablet/"


def test_nor_where_people_are_asked_by_name_or_enough_were(tablet, survey, reader):
    Fieldwork.objects.filter(pk=survey.pk).update(by_link=False)
    assert root(survey) not in tablet.get("/tablet/").text
    assert tablet.get(root(survey)).url == "/tablet/"
    Fieldwork.objects.filter(pk=survey.pk).update(by_link=True)
    assert root(survey) in tablet.get("/tablet/").text
    set_quota(by=reader, fieldwork=survey, most=8)
    for _ in range(8):
        tablet.post(f"{writes(tablet, survey)}check/")
    assert root(survey) not in tablet.get("/tablet/").text


def test_an_unpaired_device_gets_its_code(client, survey):
    for page in ("", "agree/", "q/words/"):
        assert client.get(f"{root(survey)}{page}").url == "/tablet/pair/"


def test_a_tablet_of_elsewhere_gets_nothing(survey):
    far = a_ward(name="Far ward")
    browser = Client(headers={"sec-fetch-site": "same-origin"})
    secret = browser.get("/tablet/pair/").cookies["heed-pair"].value
    pair_tablet(
        by=an_account("administrator", at=far), place=far, code=shown_code(secret)
    )
    assert browser.get(root(survey)).url == "/tablet/pair/"


def test_nothing_is_saved_for_later_there(tablet, survey):
    here = writes(tablet, survey)
    for page in ("save/", "pause/", "resume/", "paper/staff.pdf"):
        assert tablet.get(f"{here}{page}").status_code == 404
        assert tablet.post(f"{here}{page}").status_code == 404
    for page in ("", "q/words/", "stop/", "check/"):
        assert "Come back later" not in tablet.get(f"{here}{page}").text, page
        assert "come back later" not in tablet.get(f"{here}{page}").text, page
    assert not SavedDraft.objects.exists()


def test_someone_elses_turn_is_on_every_page(tablet, survey):
    here = writes(tablet, survey)
    for page in ("", "who/", "about/", "agree/", "q/words/", "check/", "stop/"):
        found = tablet.get(f"{here}{page}").text
        assert "someone else" in found, page
        assert f'action="{here}next/"' in found, page


def test_the_next_person_sees_nothing(tablet, survey):
    here = writes(tablet, survey)
    before = tablet.cookies["heed-draft"].value
    turned = tablet.post(f"{here}next/")
    assert turned.url == "/tablet/"
    assert tablet.cookies["heed-draft"].value not in {before, ""}
    assert '"cache"' in turned["Clear-Site-Data"]
    assert not Draft.objects.exists()
    assert not Response.objects.exists()
    for page in ("q/words/", "check/", "words/", "end/", "stop/"):
        answer = tablet.get(f"{here}{page}", follow=True)
        assert CANARY not in answer.text
        assert "no-store" in answer["Cache-Control"]


@pytest.mark.parametrize("how", ["next/", "begin/", "exit/"])
def test_whatever_was_begun_goes_with_whoever_comes_next(tablet, survey, how):
    writes(tablet, survey)
    if how == "exit/":
        tablet.get("/tablet/exit/")
    else:
        posted = {"instrument": "ward-check", "group": "service_user"}
        tablet.post(f"/tablet/{how}", posted)
    assert not any(CANARY.encode() in bytes(d.body) for d in Draft.objects.all())
    assert Draft.objects.count() == (1 if how == "begin/" else 0)
    assert CANARY not in tablet.get(f"{root(survey)}q/words/", follow=True).text


def test_a_ward_check_left_open_goes_when_a_survey_begins(tablet, survey):
    posted = {"instrument": "ward-check", "group": "service_user"}
    tablet.post("/tablet/begin/", posted | {"count_if_left": "yes"})
    tablet.post("/tablet/q/atmosphere/", {"atmosphere": "stormy"})
    tablet.post(f"{root(survey)}begin/")
    assert Draft.objects.count() == 1
    assert tablet.get("/tablet/q/atmosphere/").url == "/tablet/gone/"
    assert not Response.objects.exists()


def test_a_draft_that_nobody_touches_dies_without_scripts(tablet, survey):
    here = writes(tablet, survey)
    with clock.at(clock.now() + timedelta(seconds=240)):
        assert tablet.get(f"{here}q/words/").url == f"{here}gone/"


def test_the_key_of_a_draft_goes_when_the_browser_closes(tablet, survey):
    agrees_to_it(tablet, survey)
    key = tablet.cookies["heed-draft"]
    assert (key["max-age"], key["path"]) == ("", "/tablet/")


def test_the_last_pages_go_back_to_the_start(tablet, survey):
    here = writes(tablet, survey)
    tablet.post(f"{here}check/")
    for page in ("words/", "end/"):
        assert f"{here}exit/" in tablet.get(f"{here}{page}")["Refresh"]
    assert tablet.post(f"{here}leave/").url == "/tablet/"
    assert tablet.get(f"{here}words/").url == f"{here}gone/"


def test_answers_are_taken_back_on_it_by_their_words(tablet, survey):
    receipt_guesses.refill()
    here = writes(tablet, survey)
    sent = tablet.post(f"{here}check/")
    words = words_on(tablet.get(sent.url))
    assert len(words) == 6
    tablet.post(f"{here}next/")
    opened = tablet.post("/tablet/back/", {"words": " ".join(words)})
    assert opened.url == "/tablet/back/survey/"


def test_help_is_that_of_the_ward(tablet, survey, ward):
    ward.person_in_charge, ward.urgent_phone = "the made-up nurse", ""
    ward.no_phone = True
    ward.save()
    assert "The made-up nurse" in tablet.get(root(survey)).text


def test_in_easy_read_and_in_welsh(tablet, survey):
    assert root(survey, "easy/") in tablet.get("/tablet/easy/").text
    assert f"/cy{root(survey)}" in tablet.get("/cy/tablet/").text
    assert tablet.get(root(survey, "easy/")).status_code == 200
    assert "Ateb arolwg" in tablet.get("/cy/tablet/").text
