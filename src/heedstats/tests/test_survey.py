"""Weighted surveys without the reference: slow second ways, and refusals."""

from dataclasses import replace

import numpy as np
import pytest

from heedstats import survey
from heedstats.answers import KINDS, Answers
from heedstats.errors import Refusal
from heedstats.sample import Nature
from heedstats.survey import Design, Survey
from heedstats.tables import Base

CHOICES = ("never", "sometimes", "always")
STRATA, CLUSTERS, EACH = 3, 6, 7
DESIGN = Design(weights="w", strata="region", clusters="ward")


def columns(seed=1):
    rng = np.random.default_rng(seed)
    size = STRATA * CLUSTERS * EACH
    ward = np.repeat(np.arange(STRATA * CLUSTERS), EACH)
    return {
        "w": rng.uniform(0.5, 4, size),
        "region": ward // CLUSTERS,
        "ward": ward,
        "wards": np.repeat([20.0, 30.0, 40.0], CLUSTERS * EACH),
        "beds": np.repeat(rng.integers(9, 20, STRATA * CLUSTERS), EACH).astype(float),
        "bed": np.arange(size),
        "score": rng.normal(5, 2, size) + ward % 5,
        "ease": Answers.from_codes(rng.integers(-3, 3, size), CHOICES, "ease"),
        "group": Answers.from_codes(rng.integers(0, 2, size), ("users", "staff")),
    }


def made(design=DESIGN, **changed):
    return Survey.of(columns() | changed, design)


def linearised(values, data, population=None):
    """The error of a sum of linearised values, ward by ward: slow and obvious."""
    variance = 0.0
    for region in np.unique(data["region"]):
        here = data["region"] == region
        wards = np.unique(data["ward"][here])
        sums = [values[data["ward"] == ward].sum() for ward in wards]
        n = len(sums)
        shrink = 1 - n / population[here][0] if population is not None else 1
        variance += shrink * n / (n - 1) * sum((s - np.mean(sums)) ** 2 for s in sums)
    return np.sqrt(variance)


@pytest.mark.parametrize("population", [None, "wards"])
@pytest.mark.parametrize("base", [Base.ANSWERED, Base.GROUP])
def test_the_fast_table_is_the_slow_one(population, base):
    data = columns()
    people = made(replace(DESIGN, population=population))
    table = survey.weighted_table(people, "ease", by="group", base=base)
    codes = [0, 1, 2] if base is Base.ANSWERED else [0, 1, 2, *KINDS]
    for c in range(2):
        domain = data["w"] * (data["group"].codes == c)
        domain *= np.isin(data["ease"].codes, codes)
        for r, code in enumerate(codes):
            share = (domain * (data["ease"].codes == code)).sum() / domain.sum()
            values = domain * ((data["ease"].codes == code) - share) / domain.sum()
            known = data["wards"] if population else None
            assert table.percent[r, c] == pytest.approx(100 * share)
            assert table.se[r, c] == pytest.approx(
                100 * linearised(values, data, known)
            )


@pytest.mark.parametrize("clusters", [None, "ward"])
def test_the_fast_table_is_that_of_the_library(clusters):
    people = made(replace(DESIGN, clusters=clusters))
    table = survey.weighted_table(people, "ease", by="group")
    for one in survey.proportion(people, "ease", by="group"):
        r, c = CHOICES.index(one.answer), table.columns.index(one.group["group"])
        assert table.percent[r, c] / 100 == pytest.approx(one.value)
        assert table.se[r, c] / 100 == pytest.approx(one.se, rel=1e-9)
        assert (table.low[r, c] / 100, table.high[r, c] / 100) == pytest.approx(
            (one.low, one.high)
        )


@pytest.mark.parametrize("by", [None, "group"])
@pytest.mark.parametrize("base", [Base.ANSWERED, Base.GROUP])
def test_cell_by_cell_is_the_fast_table(by, base):
    people = made()
    fast = survey.weighted_table(people, "ease", by=by, base=base)
    slow = survey.weighted_table(
        replace(people, adjusted="yes"), "ease", by=by, base=base
    )
    for name in ("percent", "se", "low", "high", "people", "missing"):
        assert getattr(slow, name) == pytest.approx(getattr(fast, name)), name


def test_a_table_of_adjusted_weights_knows_of_them():
    people = made()
    adjusted = survey.poststratified(people, "group", totals(people, "group"))
    table = survey.weighted_table(adjusted, "group", base=Base.GROUP)
    assert table.se[:2, 0] == pytest.approx([0, 0], abs=1e-6)
    assert table.records()[2]["percent"] == 0


def test_an_empty_column_is_no_number():
    group = columns()["group"]
    wider = Answers(group.codes, (*group.choices, "carers"))
    for people in (made(group=wider), replace(made(group=wider), adjusted="yes")):
        table = survey.weighted_table(people, "ease", by="group")
        assert np.isnan(table.percent[:, 2]).all()
        assert table.records()[-1]["percent"] is None


TWO_STAGES = replace(
    DESIGN, population="wards", units="bed", population_of_units="beds"
)


def both_stages(values, data):
    """The error of a sum of linearised values with a second stage within wards."""
    second = 0.0
    for ward in np.unique(data["ward"]):
        here = data["ward"] == ward
        shrink = 1 - EACH / data["beds"][here][0]
        drawn = CLUSTERS / data["wards"][here][0]
        spread = ((values[here] - values[here].mean()) ** 2).sum()
        second += drawn * shrink * EACH / (EACH - 1) * spread
    return np.sqrt(linearised(values, data, data["wards"]) ** 2 + second)


def influence_of_mean(y, w):
    return w * (y - (w * y).sum() / w.sum()) / w.sum()


def test_two_stages_are_in_the_error_of_estimates():
    data, people = columns(), made(TWO_STAGES)
    w, y = data["w"], data["score"]
    is_staff = data["group"].codes == 1
    share = (w * y).sum() / (w * data["beds"]).sum()
    slow = {
        "mean": influence_of_mean(y, w),
        "total": w * y,
        "ratio": w * (y - share * data["beds"]) / (w * data["beds"]).sum(),
        "share": influence_of_mean(is_staff * 1.0, w),
    }
    fast = {
        "mean": survey.mean(people, "score")[0],
        "total": survey.total(people, "score")[0],
        "ratio": survey.ratio(people, "score", "beds")[0],
        "share": survey.proportion(people, "group")[1],
    }
    for name, one in fast.items():
        assert one.se == pytest.approx(both_stages(slow[name], data)), name


def test_two_stages_are_in_the_error_of_a_t_test():
    data = columns()
    w, y = data["w"], data["score"]
    users, staff = (w * (data["group"].codes == code) for code in (0, 1))
    values = influence_of_mean(y, staff) - influence_of_mean(y, users)
    found = survey.t_test(made(TWO_STAGES), "score", "group")
    assert found.se == pytest.approx(both_stages(values, data))


@pytest.mark.parametrize(
    "ask",
    [
        lambda people: survey.rao_scott(people, "ease", "group"),
        lambda people: survey.rank_test(people, "score", "group"),
        lambda people: survey.regress(people, "score", ["group"]),
    ],
)
def test_what_would_leave_out_the_second_stage_is_refused(ask):
    with pytest.raises(Refusal, match="second stage's finite population"):
        ask(made(TWO_STAGES))


@pytest.mark.parametrize(
    ("column", "value", "why"),
    [
        ("w", 0.0, "above zero"),
        ("w", -1.0, "above zero"),
        ("w", np.inf, "above zero"),
        ("w", np.nan, "gaps"),
        ("wards", 99.0, "one population"),
        ("ward", 1000, None),
    ],
)
def test_a_design_that_would_mislead_is_refused(column, value, why):
    data = columns()
    data[column] = data[column].copy()
    data[column][0] = value
    design = replace(DESIGN, population="wards")
    if why is None:
        assert Survey.of(data, design)
        return
    with pytest.raises(Refusal, match=why):
        Survey.of(data, design)


def test_a_stratum_with_one_cluster_is_refused():
    region = columns()["region"].copy()
    region[:EACH] = 9
    with pytest.raises(Refusal, match="one cluster"):
        made(region=region)


def test_more_clusters_than_there_are_is_refused():
    with pytest.raises(Refusal, match="FPC"):
        survey.mean(
            made(
                replace(DESIGN, population="wards"),
                wards=np.full(STRATA * CLUSTERS * EACH, 2.0),
            ),
            "score",
        )


def test_missing_answers_are_outside_the_domain_and_inside_the_design():
    data = columns()
    (found,) = survey.mean(
        made(score=np.where(data["ease"].answered, data["score"], np.nan)), "score"
    )
    w = data["w"] * data["ease"].answered
    mean = (w * data["score"]).sum() / w.sum()
    assert found.value == pytest.approx(mean)
    assert found.se == pytest.approx(
        linearised(w * (data["score"] - mean) / w.sum(), data)
    )
    assert found.n == data["ease"].answered.sum()


def test_a_domain_is_a_true_or_false_column():
    chosen = columns()["score"] > 5
    (some,) = survey.mean(made(high=chosen), "score", where="high")
    assert some.n == chosen.sum()
    with pytest.raises(Refusal, match="no column"):
        survey.mean(made(), "score", where="nothing")


def totals(people, item, factor=1.1):
    answers, weights = people.answers(item), people.numbers("w")
    return {
        name: factor * weights[answers.codes == at].sum() * (1 + at / 10)
        for at, name in enumerate(answers.choices)
    }


def test_post_stratified_weights_meet_their_totals():
    people = made()
    found = survey.poststratified(people, "group", totals(people, "group"))
    weights = found.sample.data["poststratified"].to_numpy()
    for at, (_, total) in enumerate(totals(people, "group").items()):
        assert weights[people.answers("group").codes == at].sum() == pytest.approx(
            total
        )


def test_a_person_without_an_answer_has_no_place_in_a_margin():
    people = made()
    with pytest.raises(Refusal, match="no place among its totals"):
        survey.raked(people, {"ease": totals(people, "ease")})


@pytest.mark.parametrize(
    "margin", [{"users": 10.0}, {"users": 1.0, "staff": 1.0, "x": 1}]
)
def test_every_choice_needs_a_total(margin):
    with pytest.raises(Refusal, match="one stated total"):
        survey.raked(made(), {"group": margin})


def test_margins_that_contradict_each_other_are_refused():
    people = made(sex=columns(2)["group"])
    margins = {
        "group": {"users": 50.0, "staff": 50.0},
        "sex": {"users": 90.0, "staff": 90.0},
    }
    with pytest.raises(Refusal):
        survey.raked(people, margins)


def test_bounded_calibration_is_refused():
    with pytest.raises(Refusal, match="between bounds"):
        survey.calibrated(made(), numbers={"score": 1.0}, bounds=(0.7, 1.7))


def test_calibration_to_a_negative_weight_is_refused():
    data = columns()
    with pytest.raises(Refusal, match="above zero"):
        survey.calibrated(made(), numbers={"score": -(data["w"] * data["score"]).sum()})


def test_after_adjusting_some_things_are_refused():
    people = made()
    adjusted = survey.poststratified(people, "group", totals(people, "group"))
    (found,) = survey.mean(adjusted, "score", deff="wr")
    assert found.deff > 0
    for ask in (
        lambda: survey.mean(adjusted, "score", deff="wor"),
        lambda: survey.raked(adjusted, {"group": totals(people, "group")}),
        lambda: survey.jackknife_mean(adjusted, "score"),
    ):
        with pytest.raises(Refusal):
            ask()


def test_adding_rank_scores_keeps_the_adjustment():
    people = made()
    adjusted = survey.poststratified(people, "group", totals(people, "group"))
    data = adjusted.sample.data
    copied = replace(adjusted, sample=adjusted.sample.clone(data=data))
    assert survey.mean(copied, "score")[0].se == survey.mean(adjusted, "score")[0].se


@pytest.mark.parametrize("ask", [survey.jackknife_mean, survey.bootstrap_mean])
def test_replicates_with_a_finite_population_are_refused(ask):
    options = {"seed": 1} if ask is survey.bootstrap_mean else {}
    with pytest.raises(Refusal, match="finite population"):
        ask(made(replace(DESIGN, population="wards")), "score", **options)


def test_a_t_test_is_between_two_groups():
    with pytest.raises(Refusal, match="two groups"):
        survey.t_test(made(), "score", "ease")
    with pytest.raises(Refusal, match="not two groups"):
        survey.rank_test(
            made(group=Answers.from_codes(np.zeros(126, int), ("a", "b"))),
            "score",
            "group",
        )


def test_every_result_carries_the_nature_of_its_sample():
    people = made(replace(DESIGN, nature=Nature.CONVENIENCE))
    found = [
        *survey.mean(people, "score"),
        survey.t_test(people, "score", "group"),
        survey.rank_test(people, "score", "group"),
        survey.rao_scott(people, "ease", "group"),
        survey.regress(people, "score", ["group"]),
        survey.weighted_table(people, "ease"),
    ]
    assert {one.nature for one in found} == {Nature.CONVENIENCE}
    assert "did not take part" in Nature.CONVENIENCE.caveat
