"""Summaries are stored while one writes, follow the framework, and go with a yes."""

import pytest
from django.urls import reverse

from heed.coding.actions import (
    let_go_of_summaries,
    see_others,
    use_framework,
    write_summary,
)
from heed.coding.choices import CoderRole
from heed.coding.errors import NotOfThisFramework, SummaryChanged
from heed.coding.models import Crosswalk, Summary
from heed.coding.passages import Span
from heed.coding.queries.summaries import (
    history_of,
    last_number,
    summaries_of,
    without_a_place,
)
from heed.coding.tests.factories import a_coder, a_framework, code_named, coded
from heed.people.tests.factories import client_for
from heed.responses.choices import TextKind, WardMaySee
from heed.responses.models import Text, TextKey

SCRIPT = {"X-Heed-Script": "summary"}


@pytest.fixture
def factor(lead):
    return code_named(lead, "Staff workload")


@pytest.fixture
def text(lead, coder, texts):
    coded(coder, texts[1], "Staff workload")
    see_others(by=lead)
    return texts[1]


def written(by, text, factor, words="Felt rushed.", **changes):
    said = {"seen": 0, "quotes": [(text.pk, Span(0, 5))]} | changes
    return write_summary(by=by, person=text.person, code=factor, words=words, **said)


def a_later_framework(lead):
    """The same codes in a new version, and the way from one to the other."""
    newer = a_framework(lead.account, version="2013", number=2)
    for code in lead.project.framework.codes.all():
        Crosswalk(
            organisation=lead.organisation,
            framework=newer,
            earlier=lead.project.framework,
            old=code,
            new=newer.codes.get(slug=code.slug),
            relation="same",
        ).save()
    return newer


def notes():
    return Text.objects.filter(kind=TextKind.NOTE).count()


def test_one_sitting_is_one_writing(lead, text, factor):
    written(lead, text, factor, "Felt")
    written(lead, text, factor, "Felt rushed", seen=1, goes_on=True)
    written(lead, text, factor, "Felt rushed.", seen=2, goes_on=True)
    found = history_of(lead, text.person, factor.pk)
    assert [one.words for one in found] == ["Felt rushed."]
    assert notes() == 1


def test_who_saw_it_before_it_was_written_on_is_told(lead, text, factor):
    other = a_coder(lead, role=CoderRole.ADJUDICATOR)
    written(lead, text, factor, "Felt")
    written(lead, text, factor, "Felt rushed.", seen=1, goes_on=True)
    with pytest.raises(SummaryChanged):
        written(other, text, factor, "Other words.", seen=1)


def test_nobody_writes_on_in_another_ones_writing(lead, text, factor):
    other = a_coder(lead, role=CoderRole.ADJUDICATOR)
    written(lead, text, factor)
    written(other, text, factor, "Other words.", seen=1, goes_on=True)
    assert len(history_of(lead, text.person, factor.pk)) == 2


def test_a_code_of_another_version_is_refused(lead, text):
    other = a_framework(lead.account, version="2013", number=2)
    with pytest.raises(NotOfThisFramework):
        written(lead, text, other.codes.first())


def test_a_new_version_of_the_framework_keeps_the_cells(lead, text, factor):
    written(lead, text, factor)
    newer = a_later_framework(lead)
    lead.project = use_framework(by=lead, framework=newer)
    now = newer.codes.get(label="Staff workload")
    assert summaries_of(lead)[text.person, now.pk].words == "Felt rushed."
    assert last_number(lead, text.person, now.pk) == 1
    with pytest.raises(SummaryChanged):
        written(lead, text, now, "Unseen.")
    written(lead, text, now, "Seen.", seen=1)
    assert len(history_of(lead, text.person, now.pk)) == 2
    assert without_a_place(lead.project) == 0


def test_a_yes_that_was_narrowed_takes_the_words_too(lead, text, factor):
    written(lead, text, factor)
    assert let_go_of_summaries() == 0
    found = Text.objects.filter(versions=text.version)
    found.update(ward_may_see=WardMaySee.NOTHING)
    assert let_go_of_summaries() == 1
    assert not Summary.objects.exists()
    assert not TextKey.objects.filter(text__kind=TextKind.NOTE).exists()


def test_the_script_is_told_the_number(lead, text, factor):
    address = reverse("coding:cell", args=["a-project", text.pk, factor.slug])
    browser = client_for(lead.account)
    first = browser.post(address, {"words": "Felt", "seen": "0"}, headers=SCRIPT)
    assert first.json() == {"seen": 1}
    more = {"words": "Felt rushed.", "seen": "1", "goes_on": "on"}
    assert browser.post(address, more, headers=SCRIPT).json() == {"seen": 2}
    assert Summary.objects.count() == 1
    late = browser.post(address, {"words": "Mine.", "seen": "1"}, headers=SCRIPT)
    assert late.status_code == 422
    assert late.content.decode().startswith("Somebody else wrote here")


def test_what_may_name_somebody_is_listed(lead, text, factor):
    written(lead, text, factor, "Rang 020 7946 0000 on 3 March 2026.")
    address = reverse("coding:cell", args=["a-project", text.pk, factor.slug])
    page = client_for(lead.account).get(address).content.decode()
    assert "Look at these words again." in page
    assert "“020 7946 0000”" in page
