"""Answers keep the three kinds of missing apart from each other and from numbers."""

import numpy as np
import pytest

from heedstats.answers import Answers, Missing
from heedstats.errors import Refusal

GROUPS = ("service user", "carer", "staff")


def test_it_works():
    answers = Answers.of(["carer", "skipped", "staff", "not_reached"], GROUPS)
    assert answers.codes.tolist() == [1, -1, 2, -3]
    assert answers.answered.tolist() == [True, False, True, False]


@pytest.mark.parametrize("blank", [None, "", "Carer", 0, float("nan"), []])
def test_a_blank_or_an_unknown_word_is_refused(blank):
    with pytest.raises(Refusal, match="none of the choices"):
        Answers.of(["carer", blank], GROUPS)


@pytest.mark.parametrize("codes", [[3], [-4], [0.5], [65_536], [True]])
def test_a_code_without_a_choice_is_refused(codes):
    with pytest.raises(Refusal):
        Answers.from_codes(codes, GROUPS)


@pytest.mark.parametrize("choices", [("a", "a"), ("a", "skipped"), ("not shown",)])
def test_choices_are_not_mixed_up(choices):
    with pytest.raises(Refusal, match="names of their own"):
        Answers.from_codes([0], choices)


def test_merging_keeps_the_original_and_the_missing():
    answers = Answers.from_codes([0, 1, 2, -1, -2, -3], GROUPS)
    merged = answers.merged({"user or carer": ["service user", "carer"]})
    assert merged.choices == ("user or carer", "staff")
    assert merged.codes.tolist() == [0, 0, 1, -1, -2, -3]
    assert answers.choices == GROUPS


@pytest.mark.parametrize(
    "into",
    [
        {"new": ["nobody"]},
        {"new": ["carer"], "other": ["carer"]},
        {"staff": ["carer"]},
    ],
)
def test_a_merger_of_nothing_is_refused(into):
    with pytest.raises(Refusal):
        Answers.from_codes([0], GROUPS).merged(into)


def test_scores_are_no_number_where_missing():
    answers = Answers.from_codes([0, 2, *Missing], GROUPS)
    assert answers.scored()[:2].tolist() == [1, 3]
    assert np.isnan(answers.scored([5, 0, -5])[2:]).all()
    with pytest.raises(Refusal, match="one score"):
        answers.scored([1, 2])
