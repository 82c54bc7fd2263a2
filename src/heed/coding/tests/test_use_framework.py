"""A factor is added in a new version, and a project goes on with it."""

from uuid import uuid4

import pytest
from django.urls import reverse

from heed.coding.actions import (
    add_code,
    apply_code,
    mark_text,
    publish_framework,
    use_framework,
)
from heed.coding.choices import MarkState
from heed.coding.definition.codes import Code
from heed.coding.errors import FrameworkIsIncomplete, NotOfThisFramework
from heed.coding.models import Coding, FrameworkInUse
from heed.coding.queries.judged import passages, to_code_again
from heed.coding.tests import samples
from heed.coding.tests.factories import a_framework, a_project, filled
from heed.people.tests.factories import client_for


@pytest.fixture
def lead(reader, ward):
    framework = publish_framework(by=reader, definition=samples.a_framework())
    return a_project(reader, ward.parent, framework=framework)


@pytest.fixture
def coding(lead, responses, fieldwork):
    text = filled(lead, fieldwork)[0]
    code = lead.project.framework.codes.get(slug="listening")
    made = apply_code(by=lead, text=text, start=0, end=5, key=uuid4(), code=code)
    mark_text(by=lead, text=text, state=MarkState.DONE)
    return made


@pytest.fixture
def newer(lead, coding):
    """The project with a version that has one factor more."""
    return add_code(
        by=lead.account,
        framework=lead.project.framework,
        code=Code.model_validate(samples.a_code("waiting")),
        version="2",
        why="Many people named it.",
    )


def go_on(lead, framework):
    lead.project = use_framework(by=lead, framework=framework)
    return lead


def test_what_was_coded_counts_in_the_new_version(lead, newer):
    go_on(lead, newer)
    found = passages(lead.project)
    assert [one.code for one in found] == [newer.codes.get(slug="listening").pk]


def test_the_coding_keeps_the_version_it_was_made_under(lead, newer, coding):
    go_on(lead, newer)
    assert Coding.objects.get().code == coding.code
    assert FrameworkInUse.objects.filter(project=lead.project).count() == 2


def test_the_new_factor_can_be_coded_to(lead, newer, coding):
    go_on(lead, newer)
    code = newer.codes.get(slug="waiting")
    said = {"start": 0, "end": 5, "key": uuid4()}
    assert apply_code(by=lead, text=coding.text, code=code, **said)
    with pytest.raises(NotOfThisFramework):
        apply_code(
            by=lead, text=coding.text, code=coding.code, start=1, end=4, key=uuid4()
        )


def test_what_no_crosswalk_carries_is_listed_and_not_lost(lead, coding):
    go_on(lead, a_framework(lead.account))
    assert passages(lead.project) == []
    assert list(to_code_again(lead.project)) == [coding]


def test_an_incomplete_framework_is_refused(lead, reader):
    incomplete = a_framework(reader, status="incomplete")
    with pytest.raises(FrameworkIsIncomplete):
        go_on(lead, incomplete)


def test_its_page(lead, newer):
    browser = client_for(lead.account)
    where = reverse("coding:go_on_with", args=["a-project"])
    assert browser.post(where, {"framework": str(newer.pk)}).status_code == 302
    lead.project.refresh_from_db()
    assert lead.project.framework == newer


def test_the_project_says_what_is_to_be_coded_again(lead, coding):
    go_on(lead, a_framework(lead.account))
    page = client_for(lead.account).get(reverse("coding:project", args=["a-project"]))
    assert "1 passage has no place in the framework" in page.text
