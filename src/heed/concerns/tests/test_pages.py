"""The desk's pages: for whom they are, and that nothing on them is anyone's words."""

import pytest
from django.urls import reverse

from heed.concerns.actions import acknowledge, declare_conflict, open_concern
from heed.concerns.models import Concern, ExcludedReader
from heed.concerns.tests.factories import a_concern, read_on_weekdays
from heed.foundation import clock
from heed.foundation.models import Heartbeat
from heed.people.tests.factories import a_service, an_account, client_for
from heed.safeguards.audit import openings_of

CANARY = "Canary by the window"


@pytest.fixture
def concern(ward):
    read_on_weekdays(ward)
    return a_concern(ward, words=CANARY, answers={"come_back": "code"})


@pytest.fixture
def stranger(service):
    return an_account("first_reader", at=a_service())


def address(name, concern, **more):
    return reverse(f"concerns:{name}", kwargs={"pk": concern.pk, **more})


def text_of(concern):
    return concern.response.texts.get(item="what_happened")


ONE = ["concern", "conflict", "words", "history", "reply", "close", "grade", "staff"]
ACTS = ["acknowledge", "contact", "invite", "acting", "attention"]
FOR_LEADS = ["candour", "duty"]


def test_the_queue_is_empty_and_says_so(reader):
    page = client_for(reader).get("/staff/concerns/")
    assert "Nothing is waiting." in page.text


def test_the_queue_shows_age_and_no_words(reader, concern):
    page = client_for(reader).get("/staff/concerns/")
    assert "Waiting for less than a day." in page.text
    assert "Something went wrong" in page.text
    assert CANARY not in page.text


def test_an_answer_of_several_choices_is_shown_in_words(lead, ward):
    concern = a_concern(ward, answers={"about_staff": "yes", "not_read_by": ["ward"]})
    declare_conflict(by=lead, concern=concern, has_conflict=False)
    page = client_for(lead).get(address("words", concern))
    assert page.status_code == 200
    assert "Who should not read this?" in page.text


def test_a_reader_is_offered_only_what_they_may_decide(reader, lead, concern):
    for account in (reader, lead):
        declare_conflict(by=account, concern=concern, has_conflict=False)
    for name in FOR_LEADS:
        offered = f'href="{address(name, concern)}"'
        assert offered in client_for(lead).get(address("words", concern)).text
        assert offered not in client_for(reader).get(address("words", concern)).text


@pytest.mark.parametrize("name", ONE)
def test_a_colleague_may_open_each_page(name, reader, concern):
    declare_conflict(by=reader, concern=concern, has_conflict=False)
    assert client_for(reader).get(address(name, concern)).status_code == 200


@pytest.mark.parametrize("name", FOR_LEADS)
def test_a_lead_may_decide(name, lead, reader, concern):
    declare_conflict(by=lead, concern=concern, has_conflict=False)
    assert client_for(lead).get(address(name, concern)).status_code == 200
    assert client_for(reader).get(address(name, concern)).status_code == 403


@pytest.mark.parametrize("name", ONE)
def test_a_stranger_sees_nothing(name, stranger, concern):
    page = client_for(stranger).get(address(name, concern))
    assert page.status_code == 404
    assert CANARY not in page.text


@pytest.mark.parametrize("name", ACTS)
def test_a_stranger_can_do_nothing(name, stranger, concern):
    before = Concern.objects.values().get()
    assert client_for(stranger).post(address(name, concern)).status_code == 404
    assert Concern.objects.values().get() == before


@pytest.mark.parametrize("name", [*ONE, "queue"])
@pytest.mark.parametrize("role", ["ward_staff", "ward_manager"])
def test_the_ward_is_turned_away(role, name, ward, concern):
    account = an_account(role, at=ward)
    path = reverse("concerns:queue") if name == "queue" else address(name, concern)
    assert client_for(account).get(path).status_code == 403


@pytest.mark.parametrize("name", ONE)
def test_who_is_not_signed_in_is_sent_to_sign_in(name, client, concern):
    page = client.get(address(name, concern))
    assert page.status_code == 302
    assert "/sign-in/" in page.url


def test_the_words_ask_for_a_declaration_first(reader, concern):
    page = client_for(reader).get(address("words", concern))
    assert page.url == address("conflict", concern)
    assert not openings_of(text_of(concern).id)


def test_who_stands_close_is_kept_out_and_not_asked_why(reader, lead, concern):
    browser = client_for(reader)
    page = browser.post(address("conflict", concern), {"close": "yes"}, follow=True)
    assert "Nobody asks you why" in page.text
    assert browser.get(address("concern", concern)).status_code == 404
    assert client_for(lead).get(address("concern", concern)).status_code == 200


def test_who_does_not_goes_on_to_the_words(reader, concern):
    path = address("conflict", concern)
    page = client_for(reader).post(path, {"close": "no"}, follow=True)
    assert CANARY in page.text
    assert openings_of(text_of(concern).id)[reader.id] == 1


def test_words_lie_closed_in_the_page(reader, concern):
    declare_conflict(by=reader, concern=concern, has_conflict=False)
    page = client_for(reader).get(address("words", concern)).text
    before = page[: page.index(CANARY)]
    assert before.rindex("<details") > before.rfind("</details>")
    assert "<details open" not in page


def test_a_declaration_must_be_chosen(reader, concern):
    page = client_for(reader).post(address("conflict", concern), {})
    assert page.status_code == 422
    assert "Choose yes or no." in page.text
    assert not ExcludedReader.objects.exists()


def test_acknowledging_takes_one_tap(reader, concern):
    page = client_for(reader).post(address("acknowledge", concern), follow=True)
    assert page.status_code == 200
    assert concern.received.get().account == reader


def test_the_history_names_who_opened(reader, lead, concern):
    declare_conflict(by=reader, concern=concern, has_conflict=False)
    open_concern(by=reader, concern=concern)
    page = client_for(lead).get(address("history", concern))
    assert reader.name in page.text
    assert CANARY not in page.text


def beating():
    for name in ("worker", "clocks"):
        Heartbeat.objects.update_or_create(name=name, defaults={"beat": clock.now()})


def test_every_page_says_how_old_the_oldest_is(reader, concern):
    beating()
    page = client_for(reader).get(reverse("concerns:care"))
    assert "1 concern is not read. It has waited less than a day." in page.text


def test_a_silent_worker_is_an_alarm_on_every_page(reader, concern):
    page = client_for(reader).get(reverse("concerns:care"))
    assert "Nobody is being called: the worker is silent." in page.text


def test_late_things_are_listed(reader, concern):
    concern.clocks.update(due_at="2020-01-01T00:00Z")
    page = client_for(reader).get(reverse("concerns:escalations"))
    assert "reply to the writer" in page.text


def test_a_withdrawn_concern_says_so(reader, concern):
    concern.move_to("withdrawn")
    page = client_for(reader).get(address("concern", concern))
    assert "took their words back" in page.text


def test_the_second_person_is_asked_for(ward, lead, safety):
    concern = a_concern(ward, answers={"about_staff": "yes"})
    acknowledge(by=lead, concern=concern)
    page = client_for(safety).get(address("concern", concern))
    assert "Two people from outside the line" in page.text
