"""What may be watched of a survey, and what waits."""

import json
from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from heed.people.tests.factories import an_account
from heed.responses.actions import set_quota, withdraw_response
from heed.responses.models import Withdrawal
from heed.studies.models import Reference
from heed.studies.tests.watched import Survey, on
from heed.studies.watching import Compared, watch

pytestmark = pytest.mark.django_db


@pytest.fixture
def survey():
    with on(0):
        return Survey()


def by_window(watched):
    return [piece.entries for piece in watched.windows]


def seen(survey, day):
    with on(day):
        return watch(survey.fieldwork)


def test_nothing_is_there_before_the_first_answer(survey):
    watched = seen(survey, 0)
    assert watched.is_empty
    assert by_window(watched) == []


def test_a_day_is_shown_when_it_is_over_and_not_before(survey):
    survey.answer(0, 12)
    assert by_window(seen(survey, 0)) == []
    assert by_window(seen(survey, 1)) == [10]


def test_quiet_days_wait_for_their_week(survey):
    for day in (0, 1, 2):
        survey.answer(day, 3)
    assert by_window(seen(survey, 4)) == []
    assert by_window(seen(survey, 7)) == [10]


def test_a_night_counts_for_the_day_on_which_it_ends(survey):
    """A shift that begins before midnight is shown when all of it is over."""
    survey.answer(0, 9, kind="shift", hour=10)
    assert by_window(seen(survey, 1)) == []
    [piece] = seen(survey, 2).windows
    assert piece.windows[0].start.day == 4  # 5 May, which begins at 23:00 in UTC


def test_answers_that_keep_their_month_only_wait_for_its_end(survey):
    survey.answer(0, 18, kind="month")
    assert by_window(seen(survey, 26)) == []
    assert by_window(seen(survey, 29)) == [20]


def test_who_came_and_how(survey):
    survey.answer(0, 20, source_tag="forum")
    survey.answer(0, 11, group="carer", source_tag="elsewhere")
    tables = seen(survey, 1).total.tables
    assert tables["group"]["service_user"] == 20
    assert tables["group"]["carer"] == 10
    assert tables["source"]["forum"] == 20
    assert tables["source"]["undeclared"] == 10


def test_partials_are_counted_apart(survey):
    survey.answer(0, 20)
    survey.answer(0, 9, state="partial")
    state = seen(survey, 1).total.tables["state"]
    assert (state["complete"], state["partial"]) == (20, 10)


def test_a_small_group_is_hidden_with_one_from_which_it_would_follow(survey):
    survey.answer(0, 20)
    survey.answer(0, 12, group="staff")
    survey.answer(0, 3, group="carer")
    group = seen(survey, 1).total.tables["group"]
    assert group["carer"] is None
    assert [group["staff"], group["service_user"]].count(None) == 1


def test_quotas_fill(survey):
    set_quota(by=survey.by, fieldwork=survey.fieldwork, most=40, group="staff")
    set_quota(by=survey.by, fieldwork=survey.fieldwork, most=100)
    survey.answer(0, 20)
    survey.answer(0, 20, group="staff")
    filled = {one.quota.group: one.so_far for one in seen(survey, 1).quotas}
    assert filled == {"": 40, "staff": 20}


def test_pages_are_shown_by_week(survey):
    survey.reach(1, start=60, sheet=40, consented=30, q__nation=29, completed=20)
    assert seen(survey, 3).page_weeks == 0
    watched = seen(survey, 8)
    assert [one.count for one in watched.funnel] == [60, 40, 30, 20]
    reached = {one.page: one for one in watched.pages}
    assert reached["q:nation"].count == 30
    assert reached["q:caring"].for_some
    assert "consented" not in reached


def test_what_is_taken_back_does_not_change_what_was_shown(survey):
    gone, *_others = survey.answer(0, 12)
    before = seen(survey, 1)
    withdraw_response(response=gone, reason=Withdrawal.Reason.ERASURE)
    after = seen(survey, 1)
    assert by_window(after) == by_window(before)
    assert after.total == before.total


def expected(survey, **shares):
    return Reference.objects.create(
        organisation=survey.study.organisation,
        study=survey.study,
        fieldwork=survey.fieldwork,
        group="service_user",
        item="nation",
        source="A census",
        dated=date(2021, 3, 21),
        shares=shares,
    )


def test_who_has_not_been_heard(survey):
    expected(survey, england=50, scotland=40, wales=9, ireland=1)
    survey.answer(0, 80)
    survey.answer(0, 20, nation="scotland")
    survey.answer(0, 2, nation="wales")
    survey.answer(0, 30, group="staff", nation="scotland")
    [heard] = seen(survey, 1).heard
    found = {one.answer: one for one in heard.shares}
    assert heard.base == 100
    assert found["england"].compared is Compared.MORE
    assert found["wales"].compared is Compared.HIDDEN
    assert found["wales"].share is None
    assert round(found["england"].low) == 71


def test_a_comparison_begun_late_counts_what_came_before(survey):
    survey.answer(0, 30)
    seen(survey, 1)
    expected(survey, england=90, scotland=10)
    [heard] = seen(survey, 2).heard
    assert heard.base == 30
    assert not heard.lacks_some


def test_a_late_comparison_says_what_it_cannot_count(survey):
    gone, *_others = survey.answer(0, 30)
    seen(survey, 1)
    withdraw_response(response=gone, reason=Withdrawal.Reason.ERASURE)
    expected(survey, england=90, scotland=10)
    [heard] = seen(survey, 2).heard
    assert heard.lacks_some
    assert heard.base == 0


def run(day, *words):
    out = StringIO()
    with on(day):
        call_command("study_watch", "a-study", *words, stdout=out)
    return out.getvalue()


def test_the_command_shows_the_same(survey):
    set_quota(by=survey.by, fieldwork=survey.fieldwork, most=100)
    expected(survey, england=50, scotland=50)
    survey.answer(0, 31)
    survey.reach(0, start=60, consented=31)
    assert "Nothing can be shown yet" in run(0)
    [shown] = json.loads(run(9, "--json"))["fieldworks"]
    assert shown["responses"]["shown"] == 30
    assert shown["quotas"][0]["so_far"] == 30
    assert shown["heard"][0]["answers"][0]["compared"] == "more"
    said = run(9, "--by", survey.by.email)
    assert "about 30" in said
    assert "Page start                    60" in said


def test_the_command_shows_a_colleague_and_a_stranger_nothing(survey):
    for account in (
        an_account("researcher", at=survey.place),
        an_account("researcher"),
    ):
        with pytest.raises(CommandError, match="do not work inside"):
            run(0, "--by", account.email)
