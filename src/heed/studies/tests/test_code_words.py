"""A survey's words come into a coding project through its study, and no other way."""

import pytest
from django.urls import reverse

from heed.coding.actions import (
    add_coder,
    add_source,
    bring_in,
    mark_text,
    open_coded_text,
)
from heed.coding.choices import CoderKind, CoderRole, MarkState
from heed.coding.errors import NotYoursToLetIn
from heed.coding.tests.factories import a_project
from heed.people.tests.factories import an_account, client_for
from heed.responses.choices import Decision, Purpose
from heed.responses.models import ConsentDecision, Response, TextReading
from heed.studies.queries import fieldworks_of
from heed.studies.tests.factories import a_copy_to_code, a_study


@pytest.fixture
def study(db):
    planned, by = a_study({"easy": 3, "difficult": 2})
    planned.study.member = by
    return planned.study


@pytest.fixture
def survey(study):
    return fieldworks_of(study)[0]


@pytest.fixture
def copy(study, survey):
    """An edited copy of one person's words."""
    response = Response.objects.filter(fieldwork=survey).first()
    return a_copy_to_code(response, study.member)


def a_seat(account):
    place = account.postings.get().place
    return a_project(account, place, purpose=Purpose.RESEARCH)


def asks(account, study, survey):
    where = reverse("studies:code_words", args=[study.slug, survey.slug])
    return client_for(account).post(where, {"project": "a-project"})


def test_it_works(study, survey, copy):
    seat = a_seat(study.member)
    assert asks(study.member, study, survey).status_code == 302
    assert [one.version for one in seat.project.texts.all()] == [copy]


def test_a_researcher_outside_the_study_lets_nothing_in(study, survey, copy):
    other = an_account("researcher", at=study.member.postings.get().place)
    seat = a_seat(other)
    assert asks(other, study, survey).status_code == 404
    with pytest.raises(NotYoursToLetIn):
        add_source(by=seat, fieldwork=survey)


def test_a_project_of_somebody_else_is_not_offered(study, survey):
    a_seat(an_account("researcher", at=study.member.postings.get().place))
    assert asks(study.member, study, survey).status_code == 422


def coded_text(study, survey, copy):
    """The lead of a project into which a survey's words came, and one text of it."""
    lead = a_seat(study.member)
    ConsentDecision.objects.filter(
        response=copy.text.response, purpose=Purpose.RESEARCH
    ).update(decision=Decision.YES)
    add_source(by=lead, fieldwork=survey, for_study=study.pk)
    bring_in(project=lead.project)
    return lead, lead.project.texts.get()


def test_who_codes_a_text_to_its_end_has_read_it(study, survey, copy):
    lead, text = coded_text(study, survey, copy)
    open_coded_text(by=lead, text=text)
    mark_text(by=lead, text=text, state=MarkState.SKIPPED)
    assert not TextReading.objects.exists()
    for _again in range(2):
        mark_text(by=lead, text=text, state=MarkState.DONE)
    assert [one.by for one in TextReading.objects.all()] == [study.member.id]


def test_what_somebody_outside_the_study_codes_still_waits(study, survey, copy):
    lead, text = coded_text(study, survey, copy)
    place = lead.project.place
    outside = an_account("co_researcher", at=place)
    said = {"role": CoderRole.CODER, "kind": CoderKind.LIVED}
    coder = add_coder(by=lead, account=outside, **said)
    mark_text(by=coder, text=text, state=MarkState.DONE)
    assert not TextReading.objects.exists()
