"""Settling a disagreement: by whom, unseen by nobody, and all of it kept."""

import pytest

from heed.coding.actions import settle
from heed.coding.choices import CoderRole, SettledBy
from heed.coding.errors import AlreadySettled, NotAThird, NotInTheProject
from heed.coding.models import Coding, Resolution
from heed.coding.queries.judged import (
    found_in,
    judged_by_people,
    people_by_group,
)
from heed.coding.tests.factories import a_coder, code_named, coded
from heed.responses.choices import WardMaySee
from heed.responses.models import Text


@pytest.fixture
def third(lead):
    return a_coder(lead, role=CoderRole.ADJUDICATOR)


@pytest.fixture
def differing(lead, coder, texts):
    coded(lead, texts[0], "Staff workload")
    coded(coder, texts[0])
    return texts[0]


def decide(by, text, **changes):
    said = {"applies": True, "how": SettledBy.THIRD}
    code = code_named(by, "Staff workload")
    return settle(by=by, text=text, code=code, **said | changes)


def test_until_it_is_settled_nothing_stands(lead, differing):
    stands, found = found_in(lead.project)
    assert len(stands.open) == 1
    assert found == []


def test_it_works(third, differing):
    decide(third, differing)
    stands, found = found_in(third.project)
    assert stands.open == ()
    assert [one.text for one in found] == [differing.pk]


def test_what_was_said_no_to_does_not_stand(third, differing):
    decide(third, differing, applies=False)
    assert found_in(third.project)[1] == []
    assert Coding.objects.count() == 1


def test_a_coder_does_not_settle(coder, differing):
    with pytest.raises(NotInTheProject):
        decide(coder, differing)


def test_whoever_coded_it_is_no_third(lead, differing):
    with pytest.raises(NotAThird):
        decide(lead, differing)
    assert decide(lead, differing, how=SettledBy.CONSENSUS)


def test_a_newer_settlement_is_not_overwritten_unseen(third, differing):
    decide(third, differing)
    with pytest.raises(AlreadySettled):
        decide(third, differing, applies=False)


def test_a_later_settlement_counts_and_both_are_kept(third, differing):
    decide(third, differing)
    decide(third, differing, applies=False, after=1)
    assert Resolution.objects.count() == 2
    assert found_in(third.project)[1] == []


def test_what_a_writer_no_longer_allows_does_not_count(lead, coder, texts):
    for text in texts:
        coded(coder, text, "Staff workload")
    kept = Text.objects.filter(response=texts[0].person)
    kept.update(ward_may_see=WardMaySee.NOTHING)
    assert len(found_in(lead.project)[1]) == 2
    assert people_by_group(lead.project) == {"service_user": 2}
    assert len(judged_by_people(lead.project).texts) == 2
