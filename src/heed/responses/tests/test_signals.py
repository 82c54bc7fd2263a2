"""What makes a person look twice, and what never does."""

from datetime import UTC, datetime
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heed.responses.choices import Signal
from heed.responses.models import Response
from heed.responses.signals import READ, Asked, Rule, Seen, signals_of

pytestmark = pytest.mark.storeless
MONDAY, TUESDAY = datetime(2026, 5, 4, tzinfo=UTC), datetime(2026, 5, 5, tzinfo=UTC)
CODES = ("a", "b", "c", "d", "e")
ITEMS = tuple(f"q{n}" for n in range(10))
ASKED = Asked(frozenset({"forum"}), {item: frozenset(CODES) for item in ITEMS})
FULL = {item: CODES[n % 5] for n, item in enumerate(ITEMS)}
MISSING = ("skipped", "not_shown", "not_reached", "dont_know")


def seen(answers=None, *, day=MONDAY, source="", group="service_user"):
    return Seen(uuid4(), day, "day", source, group, answers or {})


def kinds(found):
    return set().union(*found.values()) if found else set()


@given(
    st.dictionaries(st.sampled_from(ITEMS), st.sampled_from(CODES + MISSING)),
    st.sampled_from(["service_user", "carer", "staff"]),
)
def test_whatever_one_person_answers_or_leaves_out_is_never_flagged(answers, group):
    """Terse, partial, all the same, all “I don't know”: alone it is no signal."""
    assert signals_of([seen(answers, group=group)], ASKED) == {}


@given(st.integers(2, 60), st.sampled_from([*MISSING, "c", None]))
def test_many_who_say_little_or_always_the_same_are_not_alike(people, said):
    """People who skip, do not know or choose one column are no copies of another."""
    answers = dict.fromkeys(ITEMS, said) if said else {}
    assert Signal.ALIKE not in kinds(signals_of([seen(answers)] * people, ASKED))


def test_no_signal_reads_what_is_tied_to_disability():
    """Neither speed, spelling, help, wording, mode, nor how far somebody came."""
    columns = {field.name for field in Response._meta.get_fields()}
    kept_from_signals = {"mode", "helper", "variant", "language", "state", "texts"}
    assert kept_from_signals < columns
    assert not kept_from_signals & set(READ)
    words = " ".join(f"{one.value} {one.label}".lower() for one in Signal)
    for forbidden in (
        "slow",
        "fast",
        "speed",
        "spell",
        "short answer",
        "don't know",
        "skip",
    ):
        assert forbidden not in words


def test_three_full_copies_in_one_window_are_alike():
    found = signals_of([seen(FULL) for _ in range(3)], ASKED)
    assert len(found) == 3
    assert kinds(found) == {Signal.ALIKE}


@pytest.mark.parametrize("change", [{"day": TUESDAY}, {"group": "carer"}])
def test_the_same_answers_elsewhere_are_not_alike(change):
    every = [seen(FULL), seen(FULL), seen(FULL, **change)]
    assert signals_of(every, ASKED) == {}


def test_far_more_than_usual_by_one_way_is_a_burst():
    usual = [seen(day=MONDAY, source="forum") for _ in range(4)]
    many = [seen(day=TUESDAY, source="forum") for _ in range(20)]
    found = signals_of(usual + many, ASKED)
    assert set(found) == {one.id for one in many}
    assert kinds(found) == {Signal.BURST}


@pytest.mark.parametrize("many", [19, 40])
def test_a_first_day_or_a_good_week_is_no_burst(many):
    first = [seen(day=MONDAY) for _ in range(many)]
    assert signals_of(first, ASKED) == {}
    second = [seen(day=TUESDAY) for _ in range(many * 2 // 5)]
    assert signals_of(first + second, ASKED) == {}


def test_a_way_that_the_survey_does_not_use():
    odd = seen(source="elsewhere")
    found = signals_of([odd, seen(source="forum"), seen()], ASKED)
    assert found == {odd.id: {Signal.UNKNOWN_WAY}}


def test_interest_is_shown_only_beside_another_signal():
    rule = Rule(Signal.INTEREST, (("q0", frozenset("a")),))
    asked = Asked(ASKED.sources, ASKED.telling, (rule,))
    keen, odd = seen({"q0": "a"}), seen({"q0": ["a", "b"]}, source="elsewhere")
    both = {Signal.INTEREST, Signal.UNKNOWN_WAY}
    assert signals_of([keen, odd], asked) == {odd.id: both}


def test_a_contradiction_needs_both_answers():
    pairs = (("q0", frozenset("a")), ("q1", frozenset("bc")))
    asked = Asked(ASKED.sources, ASKED.telling, (Rule(Signal.CONTRADICTION, pairs),))
    both, one = seen({"q0": "a", "q1": "c"}), seen({"q0": "a", "q1": "skipped"})
    assert signals_of([both, one], asked) == {both.id: {Signal.CONTRADICTION}}
