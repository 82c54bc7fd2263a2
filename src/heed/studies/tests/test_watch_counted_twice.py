"""What the store counts is what reading each response in turn counts."""

from collections import Counter, defaultdict
from datetime import date

import pytest

from heed.foundation.windows import window_of
from heed.people.queries import shifts_of
from heed.responses.choices import Group, Mode
from heed.responses.queries.shared import shared_responses
from heed.responses.queries.watching import watched_slices
from heed.studies.models import Reference
from heed.studies.tests.watched import NATIONS, Survey, on
from heed.studies.watching.counted import COMPOSITION, counted_of, reference_code

pytestmark = pytest.mark.django_db
SAID = (*NATIONS, "skipped", "not_shown", None)


@pytest.fixture
def survey():
    """People of all groups, who answer, skip or do not reach a question."""
    found = Survey()
    for day in range(3):
        for at, said in enumerate(SAID):
            found.answer(
                day,
                1 + (at + day) % 3,
                group=list(Group)[(at + day) % 3].value,
                mode=list(Mode)[at % 2].value,
                source_tag=("", "forum", "elsewhere")[at % 3],
                answers={"nation": said} if said else {"nation": "not_reached"},
            )
    for group in (Group.CARER, Group.STAFF):
        Reference.objects.create(
            organisation=found.study.organisation,
            study=found.study,
            fieldwork=found.fieldwork,
            group=group,
            item="nation",
            source="A made-up census",
            dated=date(2021, 3, 21),
            shares={"england": 80, "scotland": 20},
        )
    return found


def read_one_by_one(survey, references):
    """Counts by window and subject, from each response in turn."""
    found = defaultdict(lambda: defaultdict(Counter))
    for one in shared_responses(survey.fieldwork):
        place = survey.place
        window = window_of(one.window_start, one.window_kind, place.zone)
        assert window == window_of(
            one.window_start, one.window_kind, place.zone, shifts_of(place)
        )
        here = found[window]
        here[""]["entries"] += 1
        for code in ("group", "state", "mode", "language", "variant"):
            here[code][getattr(one, code)] += 1
        tag = one.source_tag
        here["source"][tag if tag == "forum" else "undeclared" if tag else "none"] += 1
        for reference in references:
            code = reference_code(reference)
            if one.group != reference.group:
                here[code]["other_group"] += 1
            elif one.answers.get("nation") in ("england", "scotland"):
                here[code][one.answers["nation"]] += 1
    return found


def test_both_ways_give_the_same(survey):
    references = list(Reference.objects.order_by("group"))
    counted = counted_of(survey.fieldwork, references, [])
    with on(5):
        slices = watched_slices(survey.fieldwork, counted.tallies, ["nation"])
    slow = read_one_by_one(survey, references)
    assert sum(one.entries for one in slices) == len(SAID) * 2 * 3
    assert {one.window for one in slices} >= slow.keys()
    for one in slices:
        assert one.entries == slow[one.window][""]["entries"]
        for code in (*COMPOSITION, *map(reference_code, references)):
            assert one.counts[code] == slow[one.window][code]


def test_the_store_does_the_counting(survey, django_assert_max_num_queries):
    counted = counted_of(survey.fieldwork, [], [])
    with on(5), django_assert_max_num_queries(12) as asked:
        watched_slices(survey.fieldwork, counted.tallies, ["nation"])
    read = [q["sql"] for q in asked if '"responses_response"' in q["sql"]]
    assert read
    assert all("COUNT(" in sql and "GROUP BY" in sql for sql in read)
