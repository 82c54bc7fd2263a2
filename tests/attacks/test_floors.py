"""Small wards: nothing is shown below either floor, and subtraction finds nobody.

Wards of 1 to 12 people are asked day after day through the real pages, on a simulated
clock. What the pages release is collected, and every two releases are subtracted.
"""

import itertools
import re
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from heed.foundation import clock
from heed.foundation.ids import new_id
from heed.foundation.windows import window_of
from heed.home.queries import ward_picture
from heed.instruments.actions import load_library
from heed.instruments.queries import edition_in_use
from heed.people.queries import coarseness_of
from heed.people.tests.factories import a_service, a_ward, an_account, client_for
from heed.responses.tests.factories import feedback_at, stored
from heed.responses.tests.factories import given as what_was_given
from heed.safeguards import disclosure
from heed.safeguards.disclosure import Audience, Kind, Question, Slice, Subject
from heedstats.disclosure import DEFAULT

pytestmark = pytest.mark.django_db
MONDAY = datetime(2026, 3, 2, tzinfo=UTC)
NOON = timedelta(hours=12)
A_DAY = timedelta(days=1)
K, N = DEFAULT.entries, DEFAULT.writers
LEVELS = ["very_calm", "calm", "neither", "stormy", "very_stormy"]
GROUPS = ("service_user", "carer", "staff")


class Ward:
    """A ward of some people that is asked how it feels."""

    def __init__(self, people, *, staff=None, service=None):
        self.place = a_ward(
            service, beds=people, staff=people if staff is None else staff
        )
        by = an_account("administrator", at=self.place.parent)
        load_library(by=by)
        self.edition = edition_in_use(self.place.organisation, "ward-check")
        self.fieldwork = feedback_at(self.place, by=by, editions=[self.edition])
        self.nurse = client_for(an_account("ward_staff", at=self.place))

    def say(self, times, *, level="stormy", group="service_user"):
        """Entries made now, each kept as coarsely as the ward's size asks."""
        window = coarseness_of(self.place, clock.now(), group)
        answers = {"atmosphere": level, "direction": "worse", "causes": ["staff"]}
        for _ in range(times):
            stored(
                what_was_given(
                    self.fieldwork,
                    self.edition,
                    self.place,
                    window=window,
                    group=group,
                    answers={**answers, "more": "skipped"},
                )
            )

    def pages(self):
        """What the ward's pages say, without marks."""
        found = []
        for page in ("", "handover/"):
            answer = self.nurse.get(f"/staff/wards/{self.place.code}/{page}")
            assert answer.status_code == 200
            found.append(re.sub(r"<[^>]+>", " ", answer.text))
        return found

    def released(self):
        """The figures behind the pages."""
        picture = ward_picture(self.place)
        week = getattr(picture, "week", None)
        return [*picture.pieces, *([week] if week else [])]


def counts_on(page):
    """Every number of entries that a page names as shown."""
    shown = page.replace(f"Fewer than {K} entries", "")
    return [int(n) for n in re.findall(r"\b(\d+) entr(?:y|ies)\b", shown)]


def at(day, hour=12):
    return clock.at(MONDAY + day * A_DAY + timedelta(hours=hour))


@pytest.mark.parametrize("people", range(1, 13))
def test_pages_of_small_wards_stay_below_no_floor(people):
    with at(0):
        ward = Ward(people)
    for day in range(3):
        with at(day):
            ward.say(day * 3, group=GROUPS[day % 3])
    for day in (1, 2, 3, 10, 40):
        with at(day, 8):
            for page in ward.pages():
                assert all(count >= K for count in counts_on(page))
                assert people >= N or not counts_on(page)


def test_ten_forms_from_three_residents_stay_hidden_for_good():
    with at(0):
        ward = Ward(3)
        ward.say(10)
    for day in (1, 8, 31, 32, 60):
        with at(day):
            assert not any(counts_on(page) for page in ward.pages())
            assert not any(one.shown for one in ward.released())


@pytest.mark.parametrize("hidden", [1, 2, 3, 4])
def test_fewer_than_five_stay_hidden_on_a_large_ward(hidden):
    with at(0):
        ward = Ward(20)
        ward.say(hidden)
    with at(1):
        assert not any(counts_on(page) for page in ward.pages())


def test_six_entries_of_a_ward_of_twenty_are_shown():
    with at(0):
        ward = Ward(20)
        ward.say(6)
        assert not any(counts_on(page) for page in ward.pages())
    with at(1):
        page, sheet = ward.pages()
    assert 6 in counts_on(page)
    assert 6 in counts_on(sheet)


def differences(pieces):
    """What any two releases leave when one is taken from the other, where they nest."""
    for one, other in itertools.permutations(pieces, 2):
        if one.covers < other.covers:
            yield other.entries - one.entries
            yield from _cells(one, other)
        elif not one.covers & other.covers:
            continue


def _cells(one, other):
    for code, row in other.tables.items():
        for answer, count in row.items():
            known = one.tables.get(code, {}).get(answer)
            if count is not None and known is not None and count != known:
                yield count - known


def small(numbers):
    return [n for n in numbers if 0 < abs(n) < K]


@settings(
    max_examples=8,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    people=st.integers(1, 24),
    days=st.lists(
        st.tuples(st.integers(0, 7), st.sampled_from(GROUPS), st.sampled_from(LEVELS)),
        min_size=2,
        max_size=6,
    ),
)
def test_nothing_that_a_ward_page_ever_released_subtracts_to_a_person(people, days):
    with at(0):
        ward = Ward(people)
    seen = []
    for day, (times, group, level) in enumerate(days):
        with at(day):
            ward.say(times, level=level, group=group)
        with at(day + 1, 7):
            seen += [one for one in ward.released() if one.shown]
    with at(45):
        seen += [one for one in ward.released() if one.shown]
    assert not small(differences(seen))
    assert all(one.entries >= K for one in seen)
    cells = [n for o in seen for row in o.tables.values() for n in row.values() if n]
    assert not small(cells)


SUBJECT = Subject("atmosphere", tuple(LEVELS), Kind.ORDERED)
slices_drawn = st.lists(
    st.tuples(st.integers(0, 9), st.integers(6, 14), st.sampled_from(LEVELS)),
    min_size=3,
    max_size=6,
)
questions_drawn = st.lists(
    st.sets(st.integers(0, 5), min_size=1, max_size=6), min_size=2, max_size=8
)


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(drawn=slices_drawn, asked=questions_drawn)
def test_whatever_is_asked_of_the_gate_subtracts_to_nobody(drawn, asked):
    """Any questions in any order, and sums and differences of all their answers."""
    place, organisation = new_id(), new_id()
    question = Question(organisation, "ward-check", (SUBJECT,))
    slices = [
        Slice(
            window=window_of(MONDAY + n * A_DAY + NOON, "day", "Europe/London"),
            place=place,
            group="service_user",
            entries=entries,
            writers=writers,
            counts={"atmosphere": {level: entries}},
        )
        for n, (entries, writers, level) in enumerate(drawn)
    ]
    truth = {one.key: one.entries for one in slices}
    answers = []
    for chosen in asked:
        wanted = [slices[n] for n in sorted(chosen) if n < len(slices)]
        if wanted:
            answers.append(
                disclosure.release(
                    audience=Audience.WARD,
                    question=question,
                    slices=wanted,
                    now=MONDAY + 30 * A_DAY,
                )
            )
    shown = [one for one in answers if one.shown]
    assert all(one.entries == sum(truth[key] for key in one.covers) for one in shown)
    assert not small([one.entries for one in shown])
    assert not small(differences(shown))
    for one, other in itertools.combinations(shown, 2):
        for part in (one.covers - other.covers, one.covers & other.covers):
            assert not small([sum(truth[key] for key in part)])


def test_the_subtraction_finds_a_person_where_nothing_guards():
    """The control: releases without the gate are taken apart at once."""

    class Naive:
        def __init__(self, keys, entries):
            self.covers, self.entries, self.tables = frozenset(keys), entries, {}

    assert small(differences([Naive("ab", 12), Naive("abc", 13)])) == [1]


def test_nobody_may_ask_with_lower_floors():
    """Floors below the defaults would open the same entries by another question."""
    ward = a_ward(a_service())
    lower = disclosure.Floors(entries=1, writers=1)
    window = window_of(MONDAY + NOON, "day", "Europe/London")
    one = Slice(window, ward.id, "service_user", 1, 20, {"atmosphere": {"calm": 1}})
    question = Question(ward.organisation, "ward-check", (SUBJECT,), lower)
    with pytest.raises(disclosure.ReleaseRefused):
        disclosure.release(
            audience=Audience.PUBLIC,
            question=question,
            slices=[one],
            now=MONDAY + 30 * A_DAY,
        )
