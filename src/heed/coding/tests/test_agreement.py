"""Agreement within a project, held against the functions of heedstats by hand."""

from uuid import UUID

import numpy as np
import pytest

from heed.coding.agreement import (
    MOST_COUNTED,
    Judged,
    disagreements,
    on_all_codes,
    on_each_code,
    on_sets,
    pairs_of,
    tallied,
)
from heedstats.agreement import Coded, Metric, cohen_kappa, gwet, krippendorff_alpha

T = [UUID(int=n) for n in range(100, 108)]
A, B, C = (UUID(int=n) for n in (1, 2, 3))
X, Y = UUID(int=11), UUID(int=12)
SAID = {  # who applied X, who applied Y
    0: ("AB", ""), 1: ("A", "B"), 2: ("", ""), 3: ("AB", "AB"),
    4: ("B", "AB"), 5: ("", "A"), 6: ("AB", ""), 7: ("A", ""),
}  # fmt: skip
WHO = {"A": A, "B": B}


@pytest.fixture
def judged():
    done = {text: {A, B} for text in T} | {T[7]: {A}}
    applied = [
        (T[at], WHO[who], code)
        for at, said in SAID.items()
        for code, people in zip((X, Y), said, strict=True)
        for who in people
    ]
    return Judged.of(done, applied, [A, B], [X, Y])


def by_hand(code):
    return Coded.of(
        [
            ["A" in SAID[at][code] and 1, "B" in SAID[at][code] and 1]
            if at < 7
            else [int("A" in SAID[at][code]), None]
            for at in range(8)
        ],
        categories=(0, 1),
    )


def test_each_code_is_as_by_hand(judged):
    for at, found in enumerate(on_each_code(judged)):
        coded = by_hand(at)
        assert found.kappa.value == pytest.approx(cohen_kappa(coded).value)
        assert found.ac1.value == pytest.approx(gwet(coded).value)
        assert found.alpha.value == pytest.approx(krippendorff_alpha(coded).value)


def test_a_text_that_one_is_done_with_does_not_count(judged):
    assert judged.shared == 7
    assert on_each_code(judged)[0].percent.units == 7


def test_sets_are_as_by_hand(judged):
    grid = [
        [
            frozenset(str(c) for c, p in zip((X, Y), SAID[at], strict=True) if who in p)
            if at < 7 or who == "A"
            else None
            for who in "AB"
        ]
        for at in range(8)
    ]
    expected = krippendorff_alpha(Coded.of(grid), Metric.SETS).value
    assert on_sets(judged).value == pytest.approx(expected)


def test_all_codes_are_all_decisions(judged):
    assert on_all_codes(judged).percent.units == 14


def test_disagreements_are_listed(judged):
    assert disagreements(judged) == [
        (T[1], X), (T[1], Y), (T[4], X), (T[5], Y)
    ]  # fmt: skip


def test_what_one_applied_without_being_done_does_not_count():
    judged = Judged.of({T[0]: {A}}, [(T[0], B, X)], [A, B], [X])
    assert judged.given.tolist() == [[[0], [-1]]]


def test_a_code_that_nobody_gave_says_why_kappa_is_not_there():
    judged = Judged.of({T[0]: {A, B}, T[1]: {A, B}}, [], [A, B], [X])
    found = on_each_code(judged)[0]
    assert found.percent.value == 1
    assert found.kappa is None
    assert "beyond chance" in found.why_not


def test_kinds_are_compared_pair_by_pair():
    done = {t: {A, B, C} for t in T[:3]}
    judged = Judged.of(done, [(T[0], A, X), (T[0], C, X), (T[1], B, X)], [A, B, C], [X])
    between = judged.between([A, B], [C])
    assert between.given.shape == (6, 2, 1)
    assert on_all_codes(between).percent.value == pytest.approx(4 / 6)


def test_only_pairs_that_share_texts_are_told():
    done = {T[0]: {A, B}, T[1]: {A, B}, T[2]: {C}}
    judged = Judged.of(done, [(T[0], A, X)], [A, B, C], [X])
    assert [(a, b) for a, b, _found in pairs_of(judged)] == [(A, B)]


def test_more_coders_than_can_be_tallied_are_told_alike():
    draw = np.random.default_rng(3)
    grid = draw.integers(-1, 2, (40, MOST_COUNTED + 1)).astype(np.int8)
    few = grid.copy()
    few[:, MOST_COUNTED] = -1  # the last one is done with nothing
    found, expected = tallied(few), tallied(few[:, :MOST_COUNTED])
    assert gwet(found).value == pytest.approx(gwet(expected).value)
    assert gwet(tallied(grid)).value == pytest.approx(
        gwet(Coded.of(np.where(grid < 0, np.nan, grid), (0, 1))).value
    )


def test_sets_of_more_codes_than_one_number_holds():
    codes = [UUID(int=n) for n in range(1000, 1070)]
    last = codes[-1]
    done = {t: {A, B} for t in T[:3]}
    applied = [(T[0], A, last), (T[0], B, last), (T[1], A, codes[0])]
    judged = Judged.of(done, applied, [A, B], codes)
    grid = [[{str(last)}] * 2, [{str(codes[0])}, set()], [set(), set()]]
    expected = krippendorff_alpha(Coded.of(grid), Metric.SETS).value
    assert on_sets(judged).value == pytest.approx(expected)
