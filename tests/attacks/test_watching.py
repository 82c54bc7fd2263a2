"""Whoever watches a survey day after day learns nothing about one person.

A survey is answered over some weeks; the page is looked at every day, and all that was
ever shown is put side by side and subtracted, as somebody would who knows who answered
when.
"""

import json
from datetime import timedelta
from itertools import combinations
from random import Random

import pytest

from heed.foundation import clock
from heed.safeguards.disclosure import OPEN_SURVEY
from heed.safeguards.models import ReleasedBlock
from heed.studies.tests.watched import NATIONS, OPENED, Survey, on
from heed.studies.watching import watch
from heedstats.disclosure import rounded

pytestmark = pytest.mark.django_db
K, STEP = OPEN_SURVEY.entries, OPEN_SURVEY.rounding
GROUPS = ("service_user", "carer", "staff")
DAYS = 33


def a_person(chance):
    """What one made-up person says of themselves."""
    return {
        "nation": chance.choices(NATIONS, (80, 10, 6, 4))[0],
        "group": chance.choices(GROUPS, (70, 20, 10))[0],
        "source_tag": chance.choice(["", "forum"]),
        "state": chance.choices(["complete", "partial"], (85, 15))[0],
    }


def as_seen(watched):
    """Everything that stands on the page, as text."""
    windows = [
        (str(piece.windows[0].start), piece.entries) for piece in watched.windows
    ]
    reached = [(one.page, one.count) for one in watched.pages]
    return json.dumps([windows, watched.total.tables, reached], default=str)


class Watcher:
    """A member who keeps every page they ever saw."""

    def __init__(self, survey):
        self.survey, self.pages = survey, []

    def look(self, day):
        with on(day, hour=-6):
            self.pages.append(watch(self.survey.fieldwork))

    def totals(self):
        """The windows and the cells of each different total, in order."""
        found = {}
        for page in self.pages:
            found[frozenset(page.total.windows)] = page.total
        return list(found.items())


@pytest.fixture(params=[3, 17])
def watched(request):
    """Five weeks of answers, some days many and most days few, and all pages seen."""
    chance, came = Random(request.param), {}
    with on(0):
        survey = Survey()
    watcher = Watcher(survey)
    for day in range(DAYS):
        watcher.look(day)
        people = [a_person(chance) for _ in range(chance.choice([0, 1, 2, 3, 5, 14]))]
        came[day] = people
        for one in people:
            survey.answer(day, **one)
    for day in (DAYS, DAYS + 30):
        watcher.look(day)
    return watcher, came


def days_of(windows):
    """The days, counted from the first, that windows cover."""
    return {
        day
        for day in range(DAYS)
        if any(OPENED + timedelta(days=day) in w for w in windows if w.kind == "day")
    }


def people_in(windows, came):
    return [one for day in days_of(windows) for one in came[day]]


def test_subtracting_any_two_pages_finds_nobody(watched):
    watcher, came = watched
    totals = watcher.totals()
    assert len(totals) > 4  # the page did grow
    for (before, first), (after, second) in combinations(totals, 2):
        assert before < after
        new = people_in(after - before, came)
        assert len(new) >= K
        for name, cell in (("group", "group"), ("state", "state")):
            for answer, shown in second.tables[name].items():
                known = first.tables[name].get(answer)
                if shown is None or known is None:
                    continue
                true = sum(1 for one in new if one[cell] == answer)
                possible = between(known, shown, len(new))
                assert true in possible
                assert len(possible) >= 3, (name, answer, known, shown)


def between(before, after, new):
    """How many of the new ones may have said so, by two rounded totals."""
    a = [n for n in range(before + STEP) if rounded(n, STEP) == before]
    b = [n for n in range(after + STEP) if rounded(n, STEP) == after]
    return {y - x for x in a for y in b if 0 <= y - x <= new}


def test_no_window_and_no_cell_is_below_the_floor(watched):
    watcher, came = watched
    for page in watcher.pages:
        for piece in page.windows:
            assert len(people_in(piece.windows, came)) >= K
            assert piece.entries % STEP == 0
        everybody = people_in(page.total.windows, came)
        for code in ("group", "state"):
            for answer, count in page.total.tables[code].items():
                true = sum(1 for one in everybody if one.get(code) == answer)
                # A zero is shown only where nothing is hidden beside it.
                assert count is None or true == 0 or true >= K


def test_a_window_once_shown_never_changes(watched):
    watcher, _came = watched
    first = {}
    for page in watcher.pages:
        for piece in page.windows:
            assert first.setdefault(piece.covers, piece.entries) == piece.entries


def test_the_page_stands_still_while_people_answer():
    """With and without one more person the page of an open day is the same."""
    with on(0):
        survey = Survey()
    survey.answer(0, 30)
    pages = []
    for _ in range(4):
        with on(1):
            pages.append(as_seen(watch(survey.fieldwork)))
        survey.answer(1, nation="wales", group="staff")
        survey.reach(1, start=1, completed=1)
    assert len(set(pages)) == 1


def test_one_person_more_in_a_quiet_week_shows_nothing():
    """Seven people in a month stay seven nobodies, whoever asks and how often."""
    with on(0):
        survey = Survey()
    for day in range(7):
        survey.answer(day * 3, group="carer")
    for day in (1, 8, 20, 26):
        with on(day):
            watched = watch(survey.fieldwork)
        assert watched.windows == []
        assert watched.total.entries == 0
        assert set(watched.total.tables["group"].values()) == {None}


def test_a_visit_cannot_be_told_from_the_pages_of_its_day():
    with on(0):
        survey = Survey()
    survey.reach(0, start=7, sheet=7, completed=3)
    with on(8):
        assert watch(survey.fieldwork).page_weeks == 0
    survey.reach(8, start=40, sheet=38, completed=20)
    with on(15):
        shown = {one.page: one.count for one in watch(survey.fieldwork).pages}
    assert shown["start"] % STEP == 0
    assert shown["sheet"] is None  # two who went away would be two people
    assert shown["completed"] == 20


def test_watching_leaves_the_published_table_as_it_was():
    """What members watch has a ledger of its own: nothing published depends on it."""
    with on(0):
        survey = Survey()
    survey.answer(0, 30)
    with clock.at(OPENED.replace(day=20)):
        watch(survey.fieldwork)
    kinds = set(ReleasedBlock.objects.values_list("kind", flat=True))
    assert kinds
    assert not any(kind.startswith("fieldwork:") for kind in kinds)
