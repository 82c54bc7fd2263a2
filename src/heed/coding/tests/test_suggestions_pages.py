"""The pages of suggested codes: for the lead, an adjudicator, a coder, a stranger."""

import pytest
from django.urls import reverse

from heed.coding import launching
from heed.coding.actions import asking, begin_run, note_broken_off
from heed.coding.actions.asking import KIND
from heed.coding.choices import CoderRole, Errand, Gone, RunState, Shown
from heed.coding.models import Run
from heed.coding.queries.suggested import where_shown
from heed.coding.suggesting import door
from heed.coding.tests.factories import a_coder, a_project, a_trained_model
from heed.foundation import clock
from heed.foundation.models import OutboxTask
from heed.foundation.worker import run_due
from heed.people.tests.factories import an_account, client_for
from heed.safeguards.audit import Event
from heed.safeguards.models import AuditEntry


def to(name, *more):
    return reverse(f"coding:{name}", args=["a-project", *more])


def page_of(browser, name, *more):
    return browser.get(to(name, *more)).content.decode()


@pytest.fixture
def lead_browser(lead):
    return client_for(lead.account)


@pytest.fixture
def model(lead):
    return a_trained_model(lead)


PAGES = [("suggestions",), ("score_card", 1), ("where_shown",)]


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p[0])
def test_the_lead_opens_it(page, lead_browser, model):
    assert lead_browser.get(to(*page)).status_code == 200


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p[0])
def test_a_coder_and_a_colleague_outside_find_nothing(page, coder, model):
    outside = an_account("researcher", at=coder.project.place)
    assert client_for(coder.account).get(to(*page)).status_code == 404
    assert client_for(outside).get(to(*page)).status_code == 404


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p[0])
def test_the_lead_of_another_project_finds_nothing(page, lead, model):
    other = an_account("researcher", at=lead.project.place)
    a_project(other, lead.project.place, slug="b", framework=lead.project.framework)
    assert client_for(other).get(to(*page)).status_code == 404
    assert client_for(other).post(to("train")).status_code == 404
    assert not Run.objects.exists()


def test_an_adjudicator_reads_and_does_not_decide(lead, model):
    third = a_coder(lead, role=CoderRole.ADJUDICATOR)
    browser = client_for(third.account)
    assert "Let a model learn" not in page_of(browser, "suggestions")
    assert browser.get(to("score_card", 1)).status_code == 200
    assert browser.post(to("train")).status_code == 404
    assert browser.post(to("where_shown"), {"shown": "samples"}).status_code == 404


def test_the_score_card_is_in_plain_words(lead_browser, model):
    page = page_of(lead_browser, "score_card", 1)
    assert "It learnt from 60 texts and was tested on 14 texts, of 75 people" in page
    assert "Communication systems: only 3 test texts have it; 10 are needed." in page
    assert '<q lang="cy">Wnaeth neb wrando.</q> Not proposed.' in page
    assert "Of 60 hard sentences it misses 1." in page


def test_that_it_was_opened_is_written_down(lead_browser, model):
    lead_browser.get(to("score_card", 1))
    entry = AuditEntry.objects.get(event=Event.AGGREGATE_OPENED)
    assert entry.details == {"what": "score-card"}


def test_shown_nowhere_until_the_lead_says_so(lead, lead_browser, model):
    assert where_shown(lead.project) == Shown.NOWHERE
    lead_browser.post(to("where_shown"), {"shown": "singly"})
    assert where_shown(lead.project) == Shown.SINGLY
    assert lead.account.name in page_of(lead_browser, "suggestions")


def test_training_is_asked_for_and_started_apart(lead_browser, lead, monkeypatch):
    started = []
    monkeypatch.setattr(asking, "launch", started.append)
    page = lead_browser.post(to("train"), follow=True).content.decode()
    assert "A model learns now" in page
    assert "It begins within a minute." in page
    run_due()
    assert started == [Run.objects.get().pk]
    assert not OutboxTask.objects.filter(kind=KIND).exists()


def test_it_is_asked_for_once(lead_browser, lead):
    lead_browser.post(to("train"))
    page = lead_browser.post(to("train"))
    assert page.status_code == 422
    assert "is learning in this project already" in page.content.decode()


def test_without_the_library_the_page_says_so(lead_browser, lead, monkeypatch):
    monkeypatch.setattr(door, "is_installed", lambda: False)
    page = page_of(lead_browser, "suggestions")
    assert "./setup text" in page
    assert "Let a model learn" not in page
    answer = lead_browser.post(to("train"))
    assert answer.status_code == 422
    assert "is not installed" in answer.content.decode()


def test_work_that_went_silent_is_told_and_may_be_asked_again(lead_browser, lead):
    begin_run(lead.project, Errand.TRAIN, by=lead.account)
    with clock.at(clock.now() + 2 * asking.SILENT):
        assert note_broken_off() == 1
        page = page_of(lead_browser, "suggestions")
        assert "It was broken off" in page
        assert lead_browser.post(to("train")).status_code == 302
    assert Run.objects.filter(state=RunState.WAITING).count() == 1


def test_a_model_whose_words_were_taken_back_is_told(lead, lead_browser):
    a_trained_model(lead, gone_at=clock.now(), why_gone=Gone.TAKEN_BACK, key=b"")
    page = page_of(lead_browser, "suggestions")
    assert "Somebody took back words" in page
    assert "in use no more" in page_of(lead_browser, "score_card", 1)


def test_the_process_is_our_own_command(monkeypatch):
    asked = []

    class Process:
        def __init__(self, command, **options):
            asked.append((command, options))

        def wait(self):
            return 0

    monkeypatch.setattr(launching.subprocess, "Popen", Process)
    launching.launch("an-identity")
    (command, options) = asked[0]
    assert command[1:] == [
        "-m",
        "heed.config.console",
        "suggest",
        "run",
        "an-identity",
    ]
    assert options["start_new_session"]
