"""Calibration: totals met, bounds kept, a slow second way, and refusals."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from heedstats import survey
from heedstats.errors import Refusal
from heedstats.survey import Distance, distances
from heedstats.tests.test_survey import DESIGN, columns, linearised, made

BOUNDS = (0.7, 1.7)
WAYS = (
    {"distance": Distance.LINEAR},
    {"distance": Distance.RAKING},
    {"distance": Distance.LOGIT, "bounds": BOUNDS},
)
every_way = pytest.mark.parametrize("way", WAYS, ids=lambda way: str(way["distance"]))
CASES = {"group": 2, "ease": 3}


def complete(seed=1, **changed):
    """A survey whose answers to both items are whole."""
    data = columns(seed)
    ease = data["ease"]
    whole = ease.from_codes(np.abs(ease.codes) % 3, ease.choices, "ease")
    return made(**({"ease": whole} | changed))


def totals_of(people, factors):
    """What is calibrated to: the totals after weights were changed in a known way."""
    weights = people.numbers("w") * factors
    choices = {
        item: {
            choice: weights[people.answers(item).codes == code].sum()
            for code, choice in enumerate(people.answers(item).choices)
        }
        for item in CASES
    }
    return {"choices": choices, "numbers": {"score": weights @ people.numbers("score")}}


def tilted(people, seed=3, low=0.85, high=1.35):
    size = len(people.numbers("w"))
    return totals_of(people, np.random.default_rng(seed).uniform(low, high, size))


def weights_of(calibrated):
    return calibrated.sample.data["calibrated"].to_numpy()


def factors_of(calibrated):
    return weights_of(calibrated) / calibrated.numbers("w")


@every_way
@given(seed=st.integers(0, 10**6), low=st.floats(0.8, 1), high=st.floats(1, 1.5))
@settings(max_examples=25, deadline=None)
def test_totals_are_met_and_bounds_kept(way, seed, low, high):
    people = complete(seed)
    asked = tilted(people, seed, low, high)
    found = survey.calibrated(people, **asked, **way)
    met = totals_of(people, factors_of(found))
    for item in CASES:
        assert met["choices"][item] == pytest.approx(asked["choices"][item], rel=1e-10)
    assert met["numbers"] == pytest.approx(asked["numbers"], rel=1e-10)
    assert (weights_of(found) > 0).all()
    if "bounds" in way:
        least, most = factors_of(found).min(), factors_of(found).max()
        assert BOUNDS[0] * (1 - 1e-12) <= least <= most <= BOUNDS[1] * (1 + 1e-12)


@every_way
def test_the_calibrated_totals_have_no_error(way):
    people = complete()
    found = survey.calibrated(people, **tilted(people), **way)
    (score,) = survey.total(found, "score")
    assert score.se == pytest.approx(0, abs=1e-6)


@every_way
def test_scale_does_not_matter(way):
    people, factor = complete(), 1000.0
    asked = tilted(people)
    numbers = {"score": asked["numbers"]["score"] * factor}
    larger = complete(score=people.numbers("score") * factor)
    found = survey.calibrated(people, **asked, **way)
    again = survey.calibrated(larger, **(asked | {"numbers": numbers}), **way)
    assert weights_of(again) == pytest.approx(weights_of(found), rel=1e-9)
    heavier = complete(w=people.numbers("w") * factor)
    tilt = np.random.default_rng(3).uniform(0.85, 1.35, len(people.numbers("w")))
    again = survey.calibrated(heavier, **totals_of(heavier, tilt), **way)
    assert weights_of(again) == pytest.approx(weights_of(found) * factor, rel=1e-9)


@every_way
def test_weights_that_meet_the_totals_stay(way):
    people = complete()
    found = survey.calibrated(people, **totals_of(people, 1.0), **way)
    assert factors_of(found) == pytest.approx(1, rel=1e-9)


def test_raking_to_choices_alone_is_raking_to_margins():
    people = complete()
    choices = tilted(people)["choices"]
    found = survey.calibrated(people, choices=choices, distance=Distance.RAKING)
    raked = survey.raked(people, choices)
    assert weights_of(found) == pytest.approx(raked.sample.data["raked"].to_numpy())
    # Errors differ a little: R's rake, which the library repeats, sweeps margins.
    (one,), (other,) = (survey.mean(way, "beds") for way in (found, raked))
    assert one.value == pytest.approx(other.value)


def auxiliaries(people):
    """Ones, each choice, and the number: what the totals are of."""
    score = people.numbers("score")
    kinds = [
        people.answers(item).codes == code
        for item, size in CASES.items()
        for code in range(size)
    ]
    return np.column_stack([np.ones_like(score), *kinds, score])


def apart(g, way):
    """The published distance between a factor and 1."""
    if way["distance"] is Distance.LINEAR:
        return (g - 1) ** 2 / 2
    if way["distance"] is Distance.RAKING:
        return g * np.log(g) - g + 1
    low, high = way["bounds"]
    below = (g - low) * np.log((g - low) / (1 - low))
    above = (high - g) * np.log((high - g) / (high - 1))
    return (below + above) * (1 - low) * (high - 1) / (high - low)


@every_way
def test_no_other_weights_are_nearer(way):
    """At the least sum of a convex distance its slope is a line in what is held."""
    people = complete()
    found = survey.calibrated(people, **tilted(people), **way)
    g, step = factors_of(found), 1e-6
    slope = (apart(g + step, way) - apart(g - step, way)) / (2 * step)
    x = auxiliaries(people)
    assert np.ptp(slope) > 0.01
    nearest = x @ np.linalg.lstsq(x, slope, rcond=None)[0]
    assert slope == pytest.approx(nearest, abs=1e-8)


@every_way
@pytest.mark.parametrize("population", [None, "wards"])
def test_errors_are_those_of_residuals(way, population):
    people = survey.Survey.of(
        complete().columns, replace(DESIGN, population=population)
    )
    found = survey.calibrated(people, **tilted(people), **way)
    given_weights, weights = people.numbers("w"), weights_of(found)
    x = auxiliaries(people)
    beds = people.numbers("beds")
    (total,), (mean,) = survey.total(found, "beds"), survey.mean(found, "beds")
    apart_from_mean = (beds - weights @ beds / weights.sum()) / weights.sum()
    data = {name: people.columns[name] for name in ("region", "ward")}
    size = people.numbers("wards") if population else None
    for estimate, values in ((total, beds), (mean, apart_from_mean)):
        root = np.sqrt(given_weights)
        slope = np.linalg.lstsq(x * root[:, None], values * root, rcond=None)[0]
        se = linearised(weights * (values - x @ slope), data, size)
        assert estimate.se == pytest.approx(se, rel=1e-9)


def test_a_table_after_calibration_is_its_proportions():
    people = complete()
    found = survey.calibrated(people, **tilted(people), **WAYS[2])
    table = survey.weighted_table(found, "ease")
    for row, one in enumerate(survey.proportion(found, "ease")):
        assert table.percent[row, 0] == pytest.approx(100 * one.value)


@pytest.mark.parametrize(
    ("asked", "why"),
    [
        ({"numbers": {"score": 1.0}, **WAYS[2]}, "between these bounds"),
        ({"numbers": {"beds": -1.0}, **WAYS[1]}, "above zero"),
        ({"numbers": {"beds": 0.0}, **WAYS[1]}, "above zero"),
        ({"numbers": {"beds": np.nan}}, "finite"),
        ({"numbers": {"group": 1.0}}, "does not hold numbers"),
        ({"numbers": {"beds": 1.0}, "distance": Distance.LOGIT}, "has bounds"),
        ({}, "needs a total"),
    ],
)
def test_what_cannot_be_is_refused(asked, why):
    with pytest.raises(Refusal, match=why):
        survey.calibrated(complete(), **asked)


def test_what_does_not_converge_is_refused(monkeypatch):
    people = complete()
    monkeypatch.setattr(distances, "STEPS", 1)
    with pytest.raises(Refusal, match="did not converge"):
        survey.calibrated(people, **tilted(people), **WAYS[2])


@pytest.mark.parametrize("bounds", [(1.0, 2.0), (0.5, 1.0), (-0.1, 2.0), (0.5, np.inf)])
def test_bounds_lie_around_one(bounds):
    people = complete()
    with pytest.raises(Refusal, match="has bounds"):
        survey.calibrated(
            people, **tilted(people), distance=Distance.LOGIT, bounds=bounds
        )


@every_way
def test_totals_that_contradict_each_other_are_refused(way):
    people = complete()
    choices = tilted(people)["choices"]
    choices["ease"]["never"] += 1
    with pytest.raises(Refusal, match="contradict"):
        survey.calibrated(people, choices=choices, **way)


def test_a_choice_that_nobody_gave_has_no_total_but_nought():
    people = complete()
    group = people.answers("group")
    wider = group.from_codes(group.codes, (*group.choices, "carers"))
    people = complete(group=wider)
    asked = tilted(people)
    assert asked["choices"]["group"]["carers"] == 0
    assert survey.calibrated(people, **asked, **WAYS[1]).adjusted == "calibrated"
    asked["choices"]["group"]["carers"] = 5.0
    with pytest.raises(Refusal, match="nobody"):
        survey.calibrated(people, **asked, **WAYS[1])


def test_a_column_of_that_name_is_not_overwritten():
    people = complete(calibrated=columns()["score"])
    with pytest.raises(Refusal, match="rename it"):
        survey.calibrated(people, **tilted(people))
