"""A factor came after texts were done: nobody said no to it, and they come again."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse

from heed.coding.actions import (
    add_code,
    apply_code,
    mark_text,
    name_issue,
    publish_framework,
    split_issue,
    use_framework,
)
from heed.coding.agreement import on_each_code, on_sets
from heed.coding.choices import MarkState
from heed.coding.definition.codes import Code
from heed.coding.models import Mark
from heed.coding.queries.again import (
    next_again,
    not_judged,
    number_again,
    texts_not_judged,
    waits_again,
    without_place,
)
from heed.coding.queries.desk import own_codings
from heed.coding.queries.judged import (
    done_by,
    found_in,
    judged_by_people,
    who_judged,
)
from heed.coding.queries.learnable import learnable
from heed.coding.tests import samples
from heed.coding.tests.factories import a_coder, a_framework, a_project, filled
from heed.foundation import clock
from heed.people.tests.factories import client_for


@pytest.fixture
def lead(reader, ward):
    framework = publish_framework(by=reader, definition=samples.a_framework())
    return a_project(reader, ward.parent, framework=framework)


@pytest.fixture
def texts(lead, responses, fieldwork):
    return filled(lead, fieldwork)


@pytest.fixture
def both(lead, coder, texts):
    """The lead and a coder, who are done with two texts and said the same."""
    for one in (lead, coder):
        for text in texts[:2]:
            say(one, text, "listening")
            mark_text(by=one, text=text, state=MarkState.DONE)
    return lead, coder


@pytest.fixture
def waiting(both, lead, coder):
    """The factor that came a day later, in the version that is now in use."""
    Mark.objects.update(at=clock.now() - timedelta(days=1))
    newer = add_code(
        by=lead.account,
        framework=lead.project.framework,
        code=Code.model_validate(samples.a_code("waiting")),
        version="2",
        why="Many people named it.",
    )
    lead.project = coder.project = use_framework(by=lead, framework=newer)
    return newer.codes.get(slug="waiting")


def say(coder, text, slug):
    code = coder.project.framework.codes.get(slug=slug)
    return apply_code(by=coder, text=text, start=0, end=5, key=uuid4(), code=code)


def said_of(code, project):
    found = judged_by_people(project)
    return found.given[:, :, found.codes.index(code.pk)].tolist()


def done(coder, text):
    mark_text(by=coder, text=text, state=MarkState.DONE)


def test_nobody_said_no_to_a_factor_that_was_not_there(lead, waiting):
    assert said_of(waiting, lead.project) == [[-1, -1], [-1, -1]]


def test_agreement_on_the_other_factors_stays(lead, waiting):
    found = {one.code: one for one in on_each_code(judged_by_people(lead.project))}
    listening = lead.project.framework.codes.get(slug="listening")
    assert found[waiting.pk].percent is None
    assert found[listening.pk].percent.value == 1
    assert judged_by_people(lead.project).shared == 2
    assert on_sets(judged_by_people(lead.project)) is None


def test_whoever_looked_again_has_judged_it(lead, texts, waiting):
    say(lead, texts[0], "waiting")
    done(lead, texts[0])
    assert said_of(waiting, lead.project) == [[1, -1], [-1, -1]]
    stands, _found = found_in(lead.project)
    assert (texts[0].pk, waiting.pk) in stands.stands
    assert stands.open == ()


def test_they_differ_once_both_looked_again(lead, coder, texts, waiting):
    say(lead, texts[0], "waiting")
    for one in (lead, coder):
        done(one, texts[0])
    assert found_in(lead.project)[0].open == ((texts[0].pk, waiting.pk),)
    assert who_judged(lead.project, texts[0].pk)[waiting.pk] == {lead.pk, coder.pk}


def test_whoever_did_not_look_again_is_not_asked_to_settle_it(lead, texts, waiting):
    say(lead, texts[0], "waiting")
    done(lead, texts[0])
    assert who_judged(lead.project, texts[0].pk)[waiting.pk] == {lead.pk}


def test_a_model_learns_no_no_from_them(lead, texts, waiting):
    assert done_by(lead.project) == {}
    assert learnable(lead.project).texts == ()
    done(lead, texts[0])
    assert learnable(lead.project).texts == (texts[0].pk,)


def test_they_come_again_one_by_one(coder, texts, waiting):
    assert number_again(coder) == 2
    assert not_judged(coder, texts[0]) == [waiting]
    assert next_again(coder) == texts[0]
    assert next_again(coder, texts[0].position) == texts[1]
    done(coder, texts[0])
    assert next_again(coder) == texts[1]
    assert number_again(coder) == 1


def test_texts_done_since_do_not_come(coder, texts, waiting):
    done(coder, texts[2])
    assert number_again(coder) == 2
    assert texts_not_judged(coder.project) == 2


def test_back_in_the_earlier_version_nothing_is_missing(lead, coder, both):
    first = lead.project.framework
    for framework in (a_framework(lead.account, number=9), first):
        coder.project = use_framework(by=lead, framework=framework)
    assert number_again(coder) == 0


def test_what_was_coded_to_a_split_issue_comes_again(lead, coder, texts):
    code = lead.project.framework.codes.get(slug="listening")
    issue = name_issue(by=lead, name="Waiting", code=code)
    coding = apply_code(
        by=coder, text=texts[0], start=0, end=5, key=uuid4(), issue=issue
    )
    done(coder, texts[0])
    assert next_again(coder) is None
    split_issue(by=lead, issue=issue, names=["Waiting list", "Waiting room"])
    assert next_again(coder) == texts[0]
    assert without_place(coder, own_codings(coder, texts[0])) == {coding.pk}


def at_the_desk(coder, text, **said):
    where = reverse("coding:finish", args=["a-project", text.pk])
    return client_for(coder.account).post(where, said)


def test_its_pages_lead_from_one_to_the_next(coder, texts, waiting):
    browser = client_for(coder.account)
    page = browser.get(reverse("coding:project", args=["a-project"]))
    assert "2 texts that you are done with wait to be looked at again" in page.text
    page = browser.get(
        reverse("coding:desk", args=["a-project"]) + "?again", follow=True
    )
    assert f"before the framework had: {waiting.label}" in page.text
    onward = at_the_desk(coder, texts[0], how="done")["Location"]
    assert browser.get(onward)["Location"].endswith(f"/{texts[1].pk}/")


def test_skipped_it_stays_done_as_it_was(coder, texts, waiting):
    onward = at_the_desk(coder, texts[0], how="skip")["Location"]
    assert Mark.objects.get(coder=coder, text=texts[0]).state == MarkState.DONE
    assert (
        client_for(coder.account).get(onward)["Location"].endswith(f"/{texts[1].pk}/")
    )


def test_after_a_break_they_go_on(lead, coder, texts, waiting):
    coder.project.texts.update(is_hard=True)
    coder.project.hard_in_a_row = 2
    coder.project.save()
    browser = client_for(coder.account)
    desk = reverse("coding:desk", args=["a-project"])
    page = browser.get(f"{desk}?again&after={texts[0].position}")
    onward = f"?go-on&amp;again&amp;after={texts[0].position}"
    assert f'href="{desk}{onward}"' in page.text
    onward = onward.replace("&amp;", "&")
    assert browser.get(desk + onward)["Location"].endswith(f"/{texts[1].pk}/")
    assert next_again(coder, lighter=True) is None


def test_whoever_leads_sees_what_is_not_judged(lead, coder, waiting):
    for page in ("project", "findings", "agreement"):
        lead.saw_others_at = clock.now()
        lead.save()
        where = reverse(f"coding:{page}", args=["a-project"])
        told = client_for(lead.account).get(where).text
        assert "2 texts were done before the framework had" in told, page


def test_an_issue_under_no_factor_is_to_be_sorted_not_coded_again(lead, texts):
    issue = name_issue(by=lead, name="Waiting")
    apply_code(by=lead, text=texts[0], start=0, end=5, key=uuid4(), issue=issue)
    done(lead, texts[0])
    page = client_for(lead.account).get(reverse("coding:project", args=["a-project"]))
    assert "1 issue stands under no factor" in page.text
    assert number_again(lead) == 0


def test_a_text_that_is_coded_for_the_first_time_costs_one_question(
    coder, texts, waiting, django_assert_num_queries
):
    with django_assert_num_queries(1):
        assert not waits_again(coder, texts[2])
    assert waits_again(coder, texts[0])


def test_a_colleague_has_none_of_it(lead, both, waiting):
    assert number_again(a_coder(lead)) == 0
