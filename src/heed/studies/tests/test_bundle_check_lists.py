"""COREQ and SRQR of the projects that code a study's words go into its bundle."""

from datetime import timedelta

import pytest

from heed.coding.actions import add_source, answer_blank, bring_in
from heed.coding.choices import CoderRole
from heed.coding.models import Coder
from heed.coding.tests.factories import a_coder, a_project, coded, texts_of
from heed.foundation import clock
from heed.responses.choices import Purpose
from heed.responses.models import Response
from heed.studies.actions import bundle_study
from heed.studies.tests.factories import AFTER, a_copy_to_code, a_study

pytestmark = pytest.mark.django_db
WRITTEN = "A made-up committee said yes."


@pytest.fixture(autouse=True)
def _after_it_closed():
    with clock.at(AFTER):
        yield


@pytest.fixture
def study():
    planned, by = a_study({"easy": 9})
    return planned.study, by


def coding_of(study, by, purpose=Purpose.RESEARCH):
    """A project that codes the words of a study's survey."""
    fieldwork = study.fieldworks.get().fieldwork
    lead = a_project(by, by.postings.get().place, purpose=purpose)
    add_source(by=lead, fieldwork=fieldwork, for_study=study.pk)
    return lead


def two_texts_in(lead, by):
    """Edited copies of what two people of the survey wrote, in the coding project."""
    for response in Response.objects.all()[:2]:
        a_copy_to_code(response, by)
    bring_in(project=lead.project)
    return texts_of(lead.project)


def lists_in(study, by, target):
    bundle_study(by=by, study=study, target=target)
    names = {path.name for path in (target / "reports").iterdir()}
    return {name for name in names if name.startswith(("coreq", "srqr"))}


def test_it_works(study, tmp_path):
    whole, by = study
    lead = coding_of(whole, by)
    answer_blank(by=lead, blank="ethics", words=WRITTEN, is_reported=True)
    assert lists_in(whole, by, tmp_path / "b") == {
        f"{name}-a-project.{ending}"
        for name in ("coreq", "srqr")
        for ending in ("md", "html")
    }
    text = (tmp_path / "b" / "reports" / "srqr-a-project.md").read_text("utf-8")
    assert WRITTEN in text


def test_a_list_that_nobody_began_to_fill_is_left_out(study, tmp_path):
    whole, by = study
    coding_of(whole, by)
    assert not lists_in(whole, by, tmp_path / "b")


def test_a_project_for_the_service_or_of_other_words_is_no_part_of_it(study, tmp_path):
    whole, by = study
    lead = a_project(by, by.postings.get().place, purpose=Purpose.RESEARCH)
    answer_blank(by=lead, blank="ethics", words=WRITTEN, is_reported=True)
    assert not lists_in(whole, by, tmp_path / "b")


def is_said_to_be_missing(target):
    text = (target / "reports" / "left-out-a-project.md").read_text("utf-8")
    return "left out" in text and WRITTEN not in text


def test_whoever_codes_blind_gets_no_list_that_tells_how_others_coded(study, tmp_path):
    whole, by = study
    lead = coding_of(whole, by)
    answer_blank(by=lead, blank="ethics", words=WRITTEN, is_reported=True)
    Coder.objects.filter(pk=lead.pk).update(role=CoderRole.CODER)
    assert not lists_in(whole, by, tmp_path / "b")
    assert is_said_to_be_missing(tmp_path / "b")


def test_a_lead_who_still_codes_blind_gets_none_before_they_are_done(study, tmp_path):
    whole, by = study
    lead = coding_of(whole, by)
    answer_blank(by=lead, blank="ethics", words=WRITTEN, is_reported=True)
    text, another = two_texts_in(lead, by)
    coded(a_coder(lead), text)
    assert not lists_in(whole, by, tmp_path / "b")
    assert is_said_to_be_missing(tmp_path / "b")
    coded(lead, another)
    assert len(lists_in(whole, by, tmp_path / "c")) == 4
    assert Coder.objects.get(pk=lead.pk).looked_at == AFTER


def test_a_part_that_ends_later_is_still_a_part(study, tmp_path):
    whole, by = study
    lead = coding_of(whole, by)
    answer_blank(by=lead, blank="ethics", words=WRITTEN, is_reported=True)
    until = AFTER.date() + timedelta(days=7)
    Coder.objects.filter(pk=lead.pk).update(role=CoderRole.CODER, until=until)
    assert not lists_in(whole, by, tmp_path / "b")
    with clock.at(AFTER + timedelta(days=8)):
        assert lists_in(whole, by, tmp_path / "c")
