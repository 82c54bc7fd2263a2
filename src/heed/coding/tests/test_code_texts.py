"""Coding a text: stored at once, stored once, taken off, and never anybody else's."""

from uuid import uuid4

import pytest

from heed.coding.actions import (
    apply_code,
    draw_sample,
    mark_text,
    open_coded_text,
    take_off,
)
from heed.coding.choices import CoderRole, MarkState
from heed.coding.errors import (
    IssueIsGone,
    NoSuchExcerpt,
    NotInTheProject,
    NotOfThisFramework,
)
from heed.coding.models import Coding, Excerpt, Issue, Mark
from heed.coding.presenters.desk import desk_page
from heed.coding.queries.desk import next_text, own_codings, should_pause
from heed.coding.tests.factories import a_coder, a_framework, code_named, coded
from heed.safeguards.audit import Event
from heed.safeguards.models import AuditEntry


def apply(coder, text, **changes):
    said = {"start": 0, "end": 6, "key": uuid4()}
    if "issue" not in changes:
        said["code"] = code_named(coder, "Staff workload")
    return apply_code(by=coder, text=text, **said | changes)


def test_it_works(coder, texts):
    made = apply(coder, texts[0])
    assert own_codings(coder, texts[0]) == [made]


def test_sent_twice_it_stands_once(coder, texts):
    key = uuid4()
    assert apply(coder, texts[0], key=key) == apply(coder, texts[0], key=key)
    assert Coding.objects.count() == 1


def test_said_twice_it_stands_once(coder, texts):
    assert apply(coder, texts[0]) == apply(coder, texts[0])


def test_two_coders_share_the_excerpt_and_not_the_coding(coder, lead, texts):
    apply(coder, texts[0])
    apply(lead, texts[0])
    assert Excerpt.objects.count() == 1
    assert len(own_codings(coder, texts[0])) == 1


def test_what_is_taken_off_is_kept_and_does_not_count(coder, texts):
    made = apply(coder, texts[0])
    take_off(by=coder, coding=made)
    assert own_codings(coder, texts[0]) == []
    assert Coding.objects.get().removed_at is not None


def test_what_was_taken_off_can_be_applied_again(coder, texts):
    take_off(by=coder, coding=apply(coder, texts[0]))
    apply(coder, texts[0])
    assert len(own_codings(coder, texts[0])) == 1


def test_nobody_takes_off_anothers_code(coder, lead, texts):
    made = apply(lead, texts[0])
    with pytest.raises(NotInTheProject):
        take_off(by=coder, coding=made)


@pytest.mark.parametrize("span", [(5, 5), (6, 2), (0, 10_000)])
def test_a_passage_lies_in_its_text(coder, texts, span):
    with pytest.raises(NoSuchExcerpt):
        apply(coder, texts[0], start=span[0], end=span[1])


def test_a_code_of_another_framework_is_refused(coder, lead, texts):
    other = a_framework(lead.account, version="2021", number=2)
    with pytest.raises(NotOfThisFramework):
        apply(coder, texts[0], code=other.codes.first())


def test_an_issue_that_was_merged_is_refused(coder, lead, texts):
    kept = Issue.objects.create(
        organisation=lead.organisation, project=lead.project, name="Waiting"
    )
    gone = Issue.objects.create(
        organisation=lead.organisation,
        project=lead.project,
        name="Waits",
        merged_into=kept,
    )
    with pytest.raises(IssueIsGone):
        apply(coder, texts[0], issue=gone)


def test_an_adjudicator_does_not_code(lead, texts):
    with pytest.raises(NotInTheProject):
        apply(a_coder(lead, role=CoderRole.ADJUDICATOR), texts[0])


def test_opening_is_recorded_and_marks_the_text(coder, texts):
    words = open_coded_text(by=coder, text=texts[0])
    entry = AuditEntry.objects.get(event=Event.TEXT_OPENED, by=coder.account_id)
    assert entry.about_id == texts[0].version.text_id
    assert len(words) == texts[0].length
    assert Mark.objects.get(coder=coder).state == MarkState.OPEN


def test_the_next_text_is_one_that_nobody_has(coder, lead, texts):
    open_coded_text(by=lead, text=texts[0])
    coded(lead, texts[1])
    assert next_text(coder) == texts[2]


def test_a_text_left_open_comes_first(coder, texts):
    open_coded_text(by=coder, text=texts[2])
    assert next_text(coder) == texts[2]


def test_everybody_codes_the_sample(coder, lead, texts):
    draw_sample(by=lead, size=3)
    coded(lead, texts[0])
    assert next_text(coder) == texts[0]


def test_what_is_skipped_does_not_come_again(coder, texts):
    for text in texts:
        mark_text(by=coder, text=text, state=MarkState.SKIPPED)
    assert next_text(coder) is None


def test_a_break_is_offered_after_hard_texts(coder, lead, texts):
    lead.project.texts.update(is_hard=True)
    for text in texts[:2]:
        coded(coder, text)
    assert not should_pause(coder)
    coded(coder, texts[2])
    assert should_pause(coder)


def test_on_one_device_each_coder_has_a_shelf_of_their_own(coder, lead, texts):
    shelves = {
        desk_page(one, texts[0], "Made up.")["shelf"]
        for one in (coder, lead, a_coder(lead))
    }
    assert len(shelves) == 3
