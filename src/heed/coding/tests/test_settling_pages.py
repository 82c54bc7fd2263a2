"""Settling pages: blind for whoever still codes, and no number breaks them."""

import pytest
from django.urls import reverse

from heed.coding.actions import close_project, see_others
from heed.coding.models import Mark, Memo, Resolution
from heed.coding.queries.desk import next_text
from heed.coding.tests.factories import a_coder, code_named, coded
from heed.people.tests.factories import client_for
from heed.responses.choices import WardMaySee
from heed.responses.models import Text


def to(name, *more):
    return reverse(f"coding:{name}", args=["a-project", *more])


@pytest.fixture
def differing(lead, coder, texts):
    coded(coder, texts[1], "Staff workload")
    coded(a_coder(lead), texts[1])
    return texts[1]


@pytest.fixture
def browser(lead):
    see_others(by=lead)
    return client_for(lead.account)


def test_who_looks_at_what_others_said_is_not_led_to_code_it(
    browser, lead, differing, texts
):
    browser.get(to("settle", differing.pk))
    assert not Mark.objects.filter(coder=lead).exists()
    assert next_text(lead) == texts[0]


@pytest.mark.parametrize("after", ["none", "²", "-1", "9" * 5000])
def test_a_number_that_is_none_settles_nothing(browser, lead, differing, after):
    code = code_named(lead, "Staff workload").pk
    said = {f"code-{code}": "yes", f"after-{code}": after, "how": "third"}
    assert browser.post(to("settle", differing.pk), said).status_code == 422
    assert not Resolution.objects.exists()


def test_the_list_says_nothing_of_texts_that_one_may_not_read(browser, differing):
    assert "Staff workload" in browser.get(to("disagreements")).content.decode()
    found = Text.objects.filter(versions=differing.version)
    found.update(ward_may_see=WardMaySee.NOTHING)
    assert "Staff workload" not in browser.get(to("disagreements")).content.decode()


@pytest.mark.parametrize("said", [{"how": "done"}, {"how": "skip"}, {"hard": "1"}])
def test_a_closed_project_says_that_nothing_is_coded_in_it(browser, lead, texts, said):
    close_project(by=lead)
    answer = browser.post(to("finish", texts[0].pk), said)
    assert answer.status_code == 422
    assert "This coding project is closed." in answer.text
    assert not Mark.objects.exists()


def test_nothing_is_noted_or_settled_in_a_closed_project(browser, lead, differing):
    close_project(by=lead)
    noted = browser.post(to("memo", differing.pk), {"words": "A made-up note."})
    code = code_named(lead, "Staff workload").pk
    said = {f"code-{code}": "yes", f"after-{code}": "0", "how": "third"}
    answers = [noted, browser.post(to("settle", differing.pk), said)]
    assert [one.status_code for one in answers] == [422, 422]
    assert not Resolution.objects.exists()
    assert not Memo.objects.exists()


def test_a_closed_project_takes_no_words_in(browser, lead, texts):
    texts[0].delete()
    close_project(by=lead)
    browser.post(to("bring_in"))
    assert lead.project.texts.count() == 2
