"""A closed project stays as it is, and says how to go on."""

import pytest

from heed.coding.actions import (
    add_coder,
    add_interviews,
    add_source,
    close_project,
    draw_sample,
    use_framework,
)
from heed.coding.choices import CoderKind, CoderRole
from heed.coding.errors import ProjectIsClosed
from heed.coding.models import Coder, Source
from heed.coding.tests.factories import a_framework
from heed.people.tests.factories import an_account, client_for


@pytest.fixture
def closed(lead, texts):
    close_project(by=lead)
    return lead


def test_nothing_more_comes_in(closed, fieldwork):
    before = Source.objects.count()
    with pytest.raises(ProjectIsClosed, match="opens it again"):
        add_source(by=closed, fieldwork=fieldwork)
    with pytest.raises(ProjectIsClosed):
        add_interviews(by=closed)
    assert Source.objects.count() == before


def test_nobody_joins(closed, ward):
    account = an_account("co_researcher", at=ward.parent)
    said = {"account": account, "role": CoderRole.CODER, "kind": CoderKind.LIVED}
    with pytest.raises(ProjectIsClosed):
        add_coder(by=closed, **said)
    assert Coder.objects.count() == 1


def test_no_sample_is_drawn_and_no_version_changed(closed):
    with pytest.raises(ProjectIsClosed):
        draw_sample(by=closed, size=1)
    newer = a_framework(closed.account, version="2", number=2)
    with pytest.raises(ProjectIsClosed):
        use_framework(by=closed, framework=newer)


def test_the_page_offers_nothing_of_it_and_the_way_out(closed):
    page = client_for(closed.account).get("/staff/coding/projects/a-project/")
    found = page.content.decode()
    assert "Open it again" in found
    for link in ("Let a colleague in", "Draw a sample", "come in</a>"):
        assert link not in found
