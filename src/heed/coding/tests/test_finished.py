"""A coder's list of their own finished texts, and opening one of them again."""

import pytest
from django.urls import reverse

from heed.coding.actions import close_project, note_look, take_off
from heed.coding.choices import CoderRole, MarkState
from heed.coding.errors import SeenMeanwhile
from heed.coding.models import Coder, Mark
from heed.coding.queries.desk import next_text, own_codings
from heed.coding.queries.finished import PAGE, finished_texts
from heed.coding.tests.factories import a_coder, code_named, coded, withdrawn
from heed.people.tests.factories import an_account, client_for
from heed.responses.choices import State
from heed.responses.models import Response


def to(name, *more):
    return reverse(f"coding:{name}", args=["a-project", *more])


@pytest.fixture
def browser(coder):
    return client_for(coder.account)


def listed(browser, **params):
    return browser.get(to("finished"), params).text


def skips(browser, text):
    browser.post(to("finish", text.pk), {"how": "skip"})


def test_it_lists_what_is_done_and_skipped_the_newest_first(browser, coder, texts):
    coded(coder, texts[0], "Team factors", "Staff workload")
    skips(browser, texts[1])
    coded(coder, texts[2])
    page = listed(browser)
    places = [page.index(to("text", texts[n].pk)) for n in (2, 1, 0)]
    assert places == sorted(places)
    assert "Team factors, Staff workload" in page
    assert page.count("Skipped") >= 1
    assert "No code of yours stands on it." in page


def test_what_was_taken_off_does_not_stand(browser, coder, texts):
    (one,) = coded(coder, texts[0], "Team factors")
    take_off(by=coder, coding=one)
    assert "Team factors" not in listed(browser)


def test_nothing_is_finished_yet(browser, texts):
    assert "You have not finished a text yet." in listed(browser)


def test_nothing_of_others_is_in_it(browser, coder, lead, texts):
    coded(lead, texts[1], "Staff workload")
    coded(a_coder(lead), texts[0], "Communication systems")
    coded(coder, texts[0], "Team factors")
    page = listed(browser)
    assert to("text", texts[1].pk) not in page
    assert "Staff workload" not in page
    assert "Communication systems" not in page
    theirs = Mark.objects.exclude(coder=coder).first()
    assert to("text", texts[1].pk) not in listed(browser, **{"from": theirs.pk})


def test_words_that_were_taken_back_are_not_in_it(browser, coder, texts):
    coded(coder, texts[0], "Team factors")
    mine = Response.objects.filter(pk=texts[0].person)
    mine.update(state=State.WITHDRAWN)
    page = listed(browser)
    assert to("text", texts[0].pk) not in page
    assert "1 text that you finished can no longer be read" in page


def test_nothing_is_left_of_words_that_are_gone(browser, coder, texts):
    coded(coder, texts[0], "Team factors")
    withdrawn(texts[0])
    assert "You have not finished a text yet." in listed(browser)


def test_it_comes_some_at_a_time(coder, texts, monkeypatch):
    monkeypatch.setattr("heed.coding.queries.finished.PAGE", 2)
    for text in texts:
        coded(coder, text)
    first = finished_texts(coder)
    rest = finished_texts(coder, first.older)
    seen = [one.text.pk for one in first.texts + rest.texts]
    assert seen == [one.pk for one in reversed(texts)]
    assert (rest.older, PAGE) == (None, 25)


@pytest.mark.parametrize("said", ["none", "²", "0" * 5000])
def test_an_address_that_is_none_is_the_first_page(browser, coder, texts, said):
    coded(coder, texts[0])
    assert to("text", texts[0].pk) in listed(browser, **{"from": said})


def test_those_who_do_not_code_find_no_list(lead, texts):
    third = a_coder(lead, role=CoderRole.ADJUDICATOR)
    colleague = an_account("researcher", at=lead.project.place)
    for account in (third.account, colleague):
        assert client_for(account).get(to("finished")).status_code == 404


def test_one_is_opened_again_and_changed(browser, coder, texts):
    (one,) = coded(coder, texts[0], "Team factors")
    page = browser.get(to("text", texts[0].pk)).text
    assert "What you change counts at once" in page
    browser.post(to("take_off", texts[0].pk, one.pk))
    code = code_named(coder, "Staff workload").pk
    browser.post(to("apply", texts[0].pk), {"code": str(code)})
    assert [c.code_id for c in own_codings(coder, texts[0])] == [code]
    answer = browser.post(to("finish", texts[0].pk), {"how": "done"})
    assert answer.url == to("finished")


def test_a_skip_of_what_is_done_leaves_it_done(browser, coder, texts):
    coded(coder, texts[0], "Team factors")
    skips(browser, texts[0])
    assert Mark.objects.get(coder=coder, text=texts[0]).state == MarkState.DONE


def test_opening_one_again_does_not_lead_back_in_the_order(browser, coder, texts):
    for text in texts[:2]:
        browser.get(to("text", text.pk))
        coded(coder, text)
    before = Coder.objects.get(pk=coder.pk).at
    browser.get(to("text", texts[0].pk))
    again = Coder.objects.get(pk=coder.pk)
    assert again.at == before
    assert next_text(again) == texts[2]


def test_who_has_seen_what_others_said_changes_nothing_on_it(lead, coder, texts):
    (own,) = coded(lead, texts[0], "Team factors")
    coded(coder, texts[0], "Staff workload")
    note_look(by=lead)
    browser = client_for(lead.account)
    page = browser.get(to("text", texts[0].pk)).text
    assert "You have seen what others said of this text" in page
    assert "Apply to" not in page
    answer = browser.post(to("take_off", texts[0].pk, own.pk))
    assert answer.status_code == 422
    with pytest.raises(SeenMeanwhile):
        take_off(by=lead, coding=own)
    assert own_codings(lead, texts[0]) == [own]


def test_what_others_said_since_is_not_known_to_who_looked_before(lead, coder, texts):
    (own,) = coded(lead, texts[0], "Team factors")
    note_look(by=lead)
    coded(coder, texts[0], "Staff workload")
    take_off(by=lead, coding=own)
    assert own_codings(lead, texts[0]) == []


def test_the_pages_of_others_codes_keep_that_one_looked(lead, texts):
    client_for(lead.account).get(to("findings"))
    assert Coder.objects.get(pk=lead.pk).looked_at is not None


def test_who_codes_a_text_after_they_saw_others_codes_on_it_is_told(lead, coder, texts):
    coded(coder, texts[0], "Staff workload")
    note_look(by=lead)
    coded(lead, texts[1])
    assert Coder.objects.get(pk=lead.pk).saw_others_at is None
    coded(lead, texts[0], "Staff workload")
    assert Coder.objects.get(pk=lead.pk).saw_others_at == lead.looked_at


def test_in_a_closed_project_it_is_read_and_opening_marks_nothing(
    browser, lead, coder, texts
):
    coded(coder, texts[0], "Team factors")
    close_project(by=lead)
    assert "you can read these texts" in listed(browser)
    assert browser.get(to("desk")).url == to("finished")
    for text in texts[:2]:
        page = browser.get(to("text", text.pk)).text
        assert "This coding project is closed." in page
        assert "Apply to" not in page
    assert Mark.objects.filter(coder=coder).count() == 1
