"""Planned tables of questions with several answers: people and all that was ticked."""

import json
from collections import Counter
from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command

from heed.foundation import clock
from heed.foundation.writer import Submission, submit, written_in_this_thread
from heed.instruments.actions import publish_edition
from heed.instruments.definition import parse
from heed.people.tests.factories import an_account, an_organisation, client_for
from heed.responses.actions import add_consent_text, compose_response, open_survey
from heed.responses.choices import Decision, Group, Purpose
from heed.responses.tests.factories import given
from heed.safeguards.disclosure import Audience
from heed.studies.actions import open_study, plan_table
from heed.studies.errors import NoMentions
from heed.studies.models import Base, PlannedTable, Sampling
from heed.studies.reports.survey import report_outside, survey_report
from heed.studies.tables import table_inside, table_outside
from heed.studies.tests.factories import AFTER, MAY
from heed.studies.weighting.tables import weightings_for
from heed.ui.documents.markdown import as_markdown
from heed.warehouse.tests.made import DOCUMENT

pytestmark = pytest.mark.django_db
TABLES = "/staff/studies/of/a-study/tables/"
NOT_REACHED = dict.fromkeys(("ease", "years", "since"), "not_reached")
SAID = [
    *[["noise"]] * 9,
    *[["noise", "staffing"]] * 12,
    *[["staffing", "other"]] * 10,
    *["skipped"] * 8,
    "not_shown",
    "not_reached",
]


@pytest.fixture(autouse=True)
def _after_it_closed():
    with clock.at(AFTER):
        yield


@pytest.fixture
def by():
    return an_account("researcher", at=an_organisation())


@pytest.fixture
def study(by):
    """A closed survey in which 41 people were asked for causes."""
    place = by.postings.get().place
    edition = publish_edition(by=by, definition=parse(DOCUMENT))
    survey = open_survey(
        by=by,
        slug="causes",
        title="Causes",
        place=place,
        editions={Group.STAFF: [edition]},
        opens_on=date(2026, 5, 1),
        closes_on=date(2026, 5, 31),
    )
    text = add_consent_text(
        by=by,
        fieldwork=survey,
        purpose=Purpose.RESEARCH,
        language="en-gb",
        body="I agree.",
    )
    how = {"kind": "month", "group": "staff", "research": Decision.YES}
    how["research_text"] = text
    with clock.at(MAY), written_in_this_thread():
        for said in SAID:
            answers = NOT_REACHED | {"causes": said}
            what = given(survey, edition, place, answers=answers, **how)
            one = compose_response(what)
            submit(Submission(key=one.response.id, rows=one.rows))
    return open_study(
        by=by,
        slug="a-study",
        title="A study",
        sampling=Sampling.OPEN,
        fieldworks=[survey],
    )


def planned(by, study, base=Base.GROUP, slug="causes", item="causes"):
    return plan_table(
        by=by,
        study=study,
        slug=slug,
        title="What causes it",
        item=item,
        groups=[Group.STAFF],
        base=base,
    )


def slowly():
    """The same counts the obvious way."""
    ticks = Counter(one for said in SAID if isinstance(said, list) for one in said)
    answered = sum(isinstance(said, list) for said in SAID)
    return ticks, answered


def test_people_and_mentions_stand_side_by_side(by, study):
    table = table_inside(planned(by, study), by=by)
    ticks, answered = slowly()
    assert {line.answer: line.count for line in table.lines} == dict(ticks)
    assert (table.base, table.base_count) == ("group", len(SAID))
    assert table.mentions == sum(ticks.values()) == 53
    assert table.missing == {"skipped": 8, "not_shown": 1, "not_reached": 1}
    for line in table.lines:
        assert line.percent == pytest.approx(100 * line.count / len(SAID), abs=0.05)
        assert line.of_mentions == pytest.approx(100 * line.count / 53, abs=0.05)
    assert answered == 31


@pytest.mark.parametrize(("base", "size"), [("answered", 31), ("mentions", 53)])
def test_every_base_is_named_and_has_figures_of_its_own(by, study, base, size):
    table = table_inside(planned(by, study), by=by, base=base)
    assert (table.base, table.base_count) == (base, size)
    first = table.lines[0]
    assert first.percent == pytest.approx(100 * first.count / size, abs=0.05)


def test_outside_it_goes_through_the_gate(by, study):
    table = table_outside(planned(by, study, Base.MENTIONS), Audience.PUBLIC)
    assert (table.base, table.mentions) == ("group", None)
    shown = {line.answer: line.count for line in table.lines}
    assert all(n is None or n % 5 == 0 for n in shown.values())
    assert shown["noise"] == 20
    assert all(line.percent is line.of_mentions is None for line in table.lines)
    assert set(table.missing.values()) == {None}


def test_outside_few_people_are_not_shown(by, study, monkeypatch):
    monkeypatch.setattr("heed.studies.tables.fieldwork_slices", lambda *_a: [])
    page = client_for(by).get(
        f"/staff/studies/of/a-study/tables/{planned(by, study).slug}/"
    )
    assert page.status_code == 409


def test_mentions_of_a_question_with_one_answer_are_refused(by, study):
    with pytest.raises(NoMentions):
        planned(by, study, Base.MENTIONS, item="ease")
    one = planned(by, study, slug="ease", item="ease")
    with pytest.raises(NoMentions):
        table_inside(one, by=by, base="mentions")


def test_it_is_planned_and_read_in_the_browser(by, study):
    browser, root = client_for(by), TABLES
    assert "several answers)" in browser.get(root).text
    said = {"title": "Causes", "slug": "causes", "groups": ["staff"]}
    refused = browser.post(root, said | {"item": "ease", "base": "mentions"})
    assert refused.status_code == 422
    assert "no mentions to count" in refused.text
    made = browser.post(root, said | {"item": "causes", "base": "group"})
    assert made.status_code == 302
    assert PlannedTable.objects.get().item == "causes"
    page = browser.get(f"{root}causes/").text
    for words in (
        "Per cent of all that was ticked",
        "Base: everybody in the group",
        "Base: everything that was ticked",
        "Missing: skipped",
        "51.2%",  # 21 of 41 people
        "39.6%",  # 21 of 53 ticks
        "<svg",
    ):
        assert words in page
    mentions = browser.get(f"{root}causes/?base=mentions").text
    assert "Per cent of all that was ticked" not in mentions
    assert "39.6%" in mentions
    assert "51.2%" not in mentions


def test_the_command_and_the_reports_have_it(by, study):
    planned(by, study, Base.MENTIONS)
    out = StringIO()
    call_command("table", "causes", "--by", by.email, "--json", stdout=out)
    found = json.loads(out.getvalue())
    assert found["base"] == {"of": "mentions", "count": 53}
    assert found["mentions"] == 53
    assert found["rows"][0]["of_mentions"] == 39.6
    out = StringIO()
    call_command("table", "causes", "--by", by.email, "--base", "group", stdout=out)
    assert "Base: 41 in the group" in out.getvalue()
    assert "The last column is of 53." in out.getvalue()
    inside = as_markdown(survey_report(study, by=by))
    assert "What causes it: all that was ticked" in inside
    assert "21 (39.6%)" in inside
    assert "21 (51.2%)" in inside
    outside = as_markdown(report_outside(study, Audience.PUBLIC))
    assert "39.6%" not in outside
    assert "A person may have ticked several answers." in outside


def test_no_weights_are_offered_for_it(by, study):
    assert weightings_for(planned(by, study)) == []
