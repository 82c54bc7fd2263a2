"""A survey by its open link: from the first page to the words for coming back."""

import pytest

from heed.concerns.models import Concern
from heed.reception.tests.surveys import a_survey, agrees, answers, begins
from heed.reception.tests.walking import words_on
from heed.responses.actions.texts import original_words
from heed.responses.models import ConsentDecision, Draft, Response, Text

pytestmark = pytest.mark.django_db


@pytest.fixture
def survey(ward, reader):
    return a_survey(reader, ward.parent)


@pytest.mark.parametrize("group", ["service_user", "carer", "staff"])
def test_it_works(browser, survey, group):
    root = answers(browser, survey, group)
    sent = browser.post(f"{root}check/")
    assert sent.url == f"{root}words/"
    assert len(words_on(browser.get(sent.url))) == 6
    stored = Response.objects.get()
    assert (stored.fieldwork, stored.group, stored.groups) == (survey, group, [group])
    assert stored.answers == {"ease": "easy", "words": "written"}
    assert (stored.entrance, stored.mode, stored.state) == (
        "link",
        "own_device",
        "complete",
    )
    text = Text.objects.get()
    assert original_words(text) == "Canary was not heard"
    assert text.ward_may_see == "nothing"
    assert not Concern.objects.exists()


def test_every_page_of_it_is_there(browser, survey):
    root = f"/s/{survey.code.lower()}/"
    assert browser.get(root).url == f"/s/{survey.code}/"
    root = begins(browser, survey)
    for page in ("", "who/", "about/", "agree/", "helper/", "full/", "no/", "nothing/"):
        assert browser.get(root + page).status_code == 200, page
    first = browser.post(f"{root}agree/", agrees(survey)).url
    for page in (first, f"{root}save/", f"{root}stop/", f"{root}check/"):
        shown = browser.get(page)
        assert shown.status_code == 200, page
        assert "keep nothing" in shown.text


def test_the_yes_is_kept_with_its_wording_and_mode(browser, survey):
    root = answers(browser, survey)
    browser.post(f"{root}check/")
    decision = ConsentDecision.objects.get(purpose="research")
    assert (decision.decision, decision.mode) == ("yes", "own_device")
    assert (decision.text.kind, decision.text.number) == ("sheet", 1)
    said = decision.statements.values_list("text__code", "text__number", "decision")
    assert set(said) == {("take-part", 1, "yes"), ("quote", 1, "no")}


def test_no_ends_politely_and_keeps_nothing(browser, survey):
    root = begins(browser, survey)
    ended = browser.post(f"{root}agree/", agrees(survey, "no"))
    assert ended.url == f"{root}no/"
    page = browser.get(ended.url).text
    assert "We kept nothing" in page
    assert "It changes nothing in your care" in page
    assert not Draft.objects.exists()
    assert not Response.objects.exists()


def test_nothing_is_asked_before_a_yes(browser, survey):
    root = begins(browser, survey)
    for page in ("q/ease/", "check/", "stop/", "save/"):
        for how in (browser.get, browser.post):
            assert how(root + page).url == f"{root}agree/", page
    unanswered = browser.post(f"{root}agree/", {})
    assert unanswered.status_code == 422
    assert "Say yes or no to this." in unanswered.text
    assert " checked" not in unanswered.text.split("<main")[1]
    assert not Response.objects.exists()


def test_several_groups_may_be_ticked_and_one_is_chosen(browser, survey):
    root = f"/s/{survey.code}/"
    browser.post(f"{root}begin/")
    assert browser.post(f"{root}who/", {}).status_code == 422
    ticked = {"groups": ["service_user", "carer"]}
    assert "As who would you like" in browser.post(f"{root}who/", ticked).text
    elsewhere = browser.post(f"{root}who/", ticked | {"group": "staff"})
    assert elsewhere.status_code == 422
    chosen = browser.post(f"{root}who/", ticked | {"group": "carer"})
    assert chosen.url == f"{root}about/"
    first = browser.post(f"{root}agree/", agrees(survey)).url
    for page in (first, f"{root}q/words/"):
        browser.post(page, {"skip": "yes"})
    browser.post(f"{root}check/")
    stored = Response.objects.get()
    assert (stored.group, stored.groups) == ("carer", ["service_user", "carer"])


def test_a_helper_is_recorded(browser, survey):
    root = f"/s/{survey.code}/"
    browser.post(f"{root}begin/")
    ticked = {"groups": ["service_user", "carer"], "helper": "advocate"}
    asked = browser.post(f"{root}who/", ticked).text
    assert '<input type="hidden" name="helper" value="advocate">' in asked
    browser.post(f"{root}who/", ticked | {"group": "carer"})
    first = browser.post(f"{root}agree/", agrees(survey)).url
    for page in (first, f"{root}q/words/"):
        browser.post(page, {"skip": "yes"})
    browser.post(f"{root}check/")
    stored = Response.objects.get()
    assert (stored.mode, stored.helper) == ("told", "advocate")
    assert ConsentDecision.objects.get(purpose="research").mode == "told"


def test_stopping_keeps_nothing(browser, survey):
    root = answers(browser, survey)
    assert browser.post(f"{root}leave/").url == f"{root}nothing/"
    assert browser.get(f"{root}check/").url == f"{root}gone/"
    assert not Draft.objects.exists()
