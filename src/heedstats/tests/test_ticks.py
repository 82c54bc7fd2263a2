"""Questions with several answers, from columns of ticks."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from heedstats.answers import Answers
from heedstats.errors import Refusal
from heedstats.tables import ticked

GROUPS = ("Carers", "Staff")
person = st.one_of(
    st.lists(st.integers(0, 1), min_size=2, max_size=2),
    st.sampled_from([-1, -2, -3]).map(lambda kind: [kind, kind]),
)
people = st.lists(st.tuples(st.integers(0, 1), person), min_size=1, max_size=30)


@given(people)
def test_it_counts_as_counting_one_by_one_does(found):
    by = Answers.from_codes([group for group, _ in found], GROUPS)
    said = np.array([ticks for _, ticks in found])
    table = ticked({"Noise": said[:, 0], "Heat": said[:, 1]}, by=by)
    for c in range(2):
        own = [ticks for group, ticks in found if group == c]
        assert table.counts[0, c] == sum(ticks[0] == 1 for ticks in own)
        assert table.counts[1, c] == sum(ticks[1] == 1 for ticks in own)
        assert table.answered[c] == sum(ticks[0] >= 0 for ticks in own)
        missing = [sum(t[0] == kind for t in own) for kind in (-1, -2, -3)]
        assert table.missing[:, c].tolist() == missing


def test_columns_of_one_question_agree_on_who_is_missing():
    by = Answers.from_codes([0, 0], GROUPS)
    with pytest.raises(Refusal, match="same people"):
        ticked({"a": [1, -1], "b": [1, 0]}, by=by)
    with pytest.raises(Refusal, match="has answers"):
        ticked({}, by=by)
