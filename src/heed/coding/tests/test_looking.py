"""A coder who settles too is asked before they see what others coded."""

import pytest
from django.urls import reverse

from heed.coding.actions import close_project
from heed.coding.choices import CoderRole, MarkState
from heed.coding.models import Coder, Mark
from heed.coding.tests.factories import a_coder, coded
from heed.people.tests.factories import client_for
from heed.safeguards.audit import Event
from heed.safeguards.models import AuditEntry

PAGES = [
    "agreement",
    "disagreements",
    "editions",
    "export",
    "findings",
    "matrix",
    "mentions",
    "ranks",
    "trend",
]


def to(name, *more):
    return reverse(f"coding:{name}", args=["a-project", *more])


@pytest.fixture
def others_have_coded(lead, coder, texts):
    for text in texts:
        coded(coder, text, "Team factors")
    Mark.objects.create(
        organisation=lead.organisation,
        text=texts[0],
        coder=lead,
        state=MarkState.OPEN,
        at=Mark.objects.first().at,
    )


@pytest.mark.parametrize("page", PAGES)
def test_the_lead_is_asked_first(page, lead, others_have_coded):
    browser = client_for(lead.account)
    answer = browser.get(to(page))
    assert answer.status_code == 302
    assert answer.url == to("look", page)
    assert "you no longer code blind" in browser.get(answer.url).content.decode()
    assert Coder.objects.get(pk=lead.pk).saw_others_at is None


def test_one_text_and_the_quotes_are_behind_the_same_question(
    lead, texts, others_have_coded
):
    browser = client_for(lead.account)
    quotes = browser.get(to("quotes", "team-factors"))
    assert quotes.url == to("look", "findings")
    one = browser.get(to("settle", texts[0].pk))
    assert one.url == to("look", "disagreements")


@pytest.mark.parametrize(
    ("name", "more", "page"),
    [
        ("check_list", ["coreq"], "check_lists"),
        ("check_list_file", ["coreq", "md"], "check_lists"),
        ("ranks_picture", ["svg"], "ranks"),
        ("score_card", [1], "suggestions"),
        ("trend_csv", [], "trend"),
        ("trend_picture", ["svg"], "trend"),
    ],
)
def test_files_figures_and_score_cards_are_behind_it_too(
    name, more, page, lead, others_have_coded
):
    browser = client_for(lead.account)
    assert browser.get(to(name, *more)).url == to("look", page)
    assert browser.get(to("look", page)).status_code == 200


def test_a_yes_is_written_down_once_and_told(lead, others_have_coded):
    browser = client_for(lead.account)
    for _again in range(2):
        answer = browser.post(to("look", "agreement"))
        assert answer.url == to("agreement")
    assert f"{lead.label} saw what others" in browser.get(answer.url).content.decode()
    entries = AuditEntry.objects.filter(event=Event.CODING_CHANGED)
    assert sum(one.details.get("unblinded") == str(lead.pk) for one in entries) == 1


def test_who_is_done_is_not_asked(lead, texts, others_have_coded):
    coded(lead, texts[0], "Team factors")
    assert client_for(lead.account).get(to("findings")).status_code == 200


def test_who_does_not_code_is_not_asked(lead, others_have_coded):
    third = a_coder(lead, role=CoderRole.ADJUDICATOR)
    assert client_for(third.account).get(to("findings")).status_code == 200


def test_where_nobody_else_has_coded_nothing_is_given_away(lead, texts):
    assert client_for(lead.account).get(to("findings")).status_code == 200


def test_a_closed_project_can_be_opened_again_so_it_asks_too(lead, others_have_coded):
    close_project(by=lead)
    browser = client_for(lead.account)
    answer = browser.get(to("findings"))
    assert answer.url == to("look", "findings")
    assert "If it is opened again" in browser.get(answer.url).text


def test_a_page_that_shows_nothing_of_others_has_no_question(lead, texts):
    assert client_for(lead.account).get(to("look", "desk")).status_code == 404
