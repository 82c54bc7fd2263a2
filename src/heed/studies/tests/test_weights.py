"""Weights in a study's data: made, kept, put into files, shown, and given up."""

import csv
from collections import Counter
from datetime import date

import numpy as np
import pandas as pd
import pyreadstat
import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, transaction
from django.urls import reverse

from heed.people.tests.factories import an_account, client_for
from heed.responses.actions import withdraw_response
from heed.responses.choices import Group
from heed.responses.models import Withdrawal
from heed.safeguards.audit import Event
from heed.safeguards.models import AuditEntry
from heed.studies.actions import export_study, plan_table
from heed.studies.errors import (
    NoSuchWeighting,
    NotInTheStudy,
    WeightedForOneGroup,
    WeightsImpossible,
)
from heed.studies.models import Reference, Sampling, Weighting
from heed.studies.tests.watched import Survey
from heed.studies.weighting.making import make_weights, weighting_named
from heed.studies.weighting.tables import weighted_inside

pytestmark = pytest.mark.django_db
SHARES = {"england": 60.0, "scotland": 30.0, "wales": 10.0, "ireland": 0.0}
CAME = {"england": (24, 8), "scotland": (6, 6), "wales": (2, 4)}  # easy, hard


@pytest.fixture
def survey():
    """Carers of three nations, some who do not say which, and other groups."""
    found = Survey()
    for nation, numbers in CAME.items():
        for ease, many in zip(("easy", "hard"), numbers, strict=True):
            said = {"nation": nation, "ease": ease}
            found.answer(0, many, group="carer", answers=said)
    found.answer(0, 5, group="carer", answers={"nation": "skipped", "ease": "skipped"})
    found.answer(0, 9, group="staff")
    expect(found, SHARES)
    return found


def expect(survey, shares, item="nation"):
    return Reference.objects.update_or_create(
        fieldwork=survey.fieldwork,
        group="carer",
        item=item,
        defaults={
            "organisation": survey.study.organisation,
            "study": survey.study,
            "source": "A made-up census",
            "dated": date(2021, 3, 21),
            "shares": shares,
        },
    )


def make(survey, **changed):
    said = {
        "by": survey.by,
        "study": survey.study,
        "fieldwork": survey.fieldwork,
        "slug": "nations",
        "title": "Nations as in the census",
        "group": Group.CARER,
    }
    return make_weights(**said | changed)


def a_table(survey, *groups):
    return plan_table(
        by=survey.by,
        study=survey.study,
        slug="ease",
        title="How easy it is",
        item="ease",
        groups=list(groups) or [Group.CARER],
    )


def by_hand():
    """Each nation's weight: its share of those who named one, over how many came."""
    named = sum(map(sum, CAME.values()))
    return {
        nation: SHARES[nation] / 100 * named / sum(many)
        for nation, many in CAME.items()
    } | {"skipped": 1.0}


def exported(survey, tmp_path, kind):
    export_study(by=survey.by, study=survey.study, kind=kind, folder=tmp_path)
    return tmp_path / f"a-survey.{kind}"


def test_it_says_what_the_weights_are_made_of_and_what_came_of_it(survey):
    made = make(survey)
    weights = np.array(
        [by_hand()[n] for n, many in CAME.items() for _ in range(sum(many))] + [1.0] * 5
    )
    assert made.people == 55
    assert (made.smallest, made.largest) == pytest.approx(
        (weights.min(), weights.max())
    )
    kish = len(weights) * (weights**2).sum() / weights.sum() ** 2
    assert made.design_effect == pytest.approx(kish)
    (told,) = made.inputs
    assert (told["item"], told["source"]) == ("nation", "A made-up census")
    assert (told["dated"], told["shares"]) == ("2021-03-21", SHARES)
    assert made.made_by == survey.by.id
    entries = AuditEntry.objects.filter(event=Event.STUDY_CHANGED)
    told = [entry.details for entry in entries]
    assert told.count({"weights": "nations", "fieldwork": "a-survey"}) == 1


def test_a_file_has_them_beside_the_answers(survey, tmp_path):
    make(survey)
    with exported(survey, tmp_path, "csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    nations = {"1": "england", "2": "scotland", "3": "wales", "-1": "skipped"}
    for row in rows:
        is_carer = row["group"] == "2"
        expected = by_hand()[nations[row["nation"]]] if is_carer else 0
        assert float(row["weight_nations"]) == pytest.approx(expected)
    assert Counter(row["group"] for row in rows) == {"2": 55, "3": 9}


@pytest.mark.parametrize("kind", ["sav", "dta", "parquet", "xlsx"])
def test_other_formats_have_them_to_the_last_figure(survey, tmp_path, kind):
    make(survey)
    path = exported(survey, tmp_path, kind)
    read = {
        "sav": lambda p: pyreadstat.read_sav(p)[0],
        "dta": lambda p: pyreadstat.read_dta(p)[0],
        "parquet": pd.read_parquet,
        "xlsx": pd.read_excel,
    }[kind](path)
    assert read["weight_nations"].sum() == pytest.approx(55, rel=1e-12)
    if kind in {"sav", "dta"}:
        about = getattr(pyreadstat, f"read_{kind}")(path)[1]
        label = about.column_names_to_labels["weight_nations"]
        assert label.startswith("Weight: Nations as in the census")


def test_ddi_names_the_column_as_a_weight(survey, tmp_path):
    make(survey)
    export_study(by=survey.by, study=survey.study, kind="ddi", folder=tmp_path)
    text = (tmp_path / "a-survey.ddi.xml").read_text(encoding="utf-8")
    assert 'wgt="wgt"' in text
    assert "A made-up census" in text


def test_a_table_has_weighted_shares_with_intervals(survey):
    shown = weighted_inside(
        a_table(survey), make(survey), by=survey.by, base="answered"
    )
    weights, easy = by_hand(), {n: many[0] for n, many in CAME.items()}
    whole = sum(weights[n] * sum(many) for n, many in CAME.items())
    share = 100 * sum(weights[n] * many for n, many in easy.items()) / whole
    line = shown.lines[0]
    assert (line.answer, line.people) == ("Easy", 32)
    assert line.percent == round(share, 1)
    assert line.low < line.percent < line.high
    assert "do not make an open, self-selected sample representative" in shown.caveat
    assert [one.count for one in shown.plain.lines] == [32, 18]


def test_its_opening_is_written_down_and_a_stranger_does_not_open_it(survey):
    made, planned = make(survey), a_table(survey)
    weighted_inside(planned, made, by=survey.by)
    assert AuditEntry.objects.filter(event=Event.AGGREGATE_OPENED).count() == 1
    stranger = an_account("researcher", at=survey.place)
    with pytest.raises(NotInTheStudy):
        weighted_inside(planned, made, by=stranger)
    with pytest.raises(NotInTheStudy):
        make(survey, by=stranger, slug="other")


@pytest.mark.parametrize("sampling", [Sampling.NAMED, Sampling.PROBABILITY])
def test_another_sample_has_another_nature(survey, sampling):
    survey.study.sampling = sampling
    survey.study.save()
    shown = weighted_inside(a_table(survey), make(survey), by=survey.by)
    assert "self-selected" not in shown.caveat


def test_bounds_keep_weights_between_and_still_meet_the_shares(survey, tmp_path):
    made = make(survey, bounds=(0.5, 1.5))
    assert made.method == "bounded"
    assert 0.5 <= made.smallest < made.largest <= 1.5
    with pytest.raises(WeightsImpossible, match="widen the bounds"):
        make(survey, slug="narrow", bounds=(0.9, 1.1))
    frame = pd.read_csv(exported(survey, tmp_path, "csv"))
    carers = frame[(frame["group"] == 2) & (frame["nation"] > 0)]
    shares = carers.groupby("nation")["weight_nations"].sum()
    assert (shares / shares.sum() * 100).tolist() == pytest.approx([60, 30, 10])


def test_several_questions_are_met_at_once(survey, tmp_path):
    expect(survey, {"easy": 50.0, "hard": 50.0}, "ease")
    assert [one["item"] for one in make(survey).inputs] == ["ease", "nation"]
    frame = pd.read_csv(exported(survey, tmp_path, "csv"))
    carers = frame[(frame["group"] == 2) & (frame["nation"] > 0)]
    for item, shares in (("nation", [60, 30, 10]), ("ease", [50, 50])):
        weights = carers.groupby(item)["weight_nations"].sum()
        assert (weights / weights.sum() * 100).tolist() == pytest.approx(shares)


def test_a_new_population_changes_no_weights_that_were_made(survey):
    made = make(survey)
    expect(survey, SHARES | {"england": 50.0, "wales": 20.0})
    made.refresh_from_db()
    assert made.inputs[0]["shares"] == SHARES


def test_whoever_takes_answers_back_has_no_weight_any_more(survey, tmp_path):
    make(survey)
    gone = survey.answer(0, 1, group="carer", nation="ireland")
    expect(survey, SHARES)
    frame = pd.read_csv(exported(survey, tmp_path, "csv"))
    assert len(frame) == 65
    assert "weight_nations" not in frame  # the population has nobody of Ireland
    withdraw_response(response=gone[0], reason=Withdrawal.Reason.BY_CODE)
    frame = pd.read_csv(exported(survey, tmp_path, "csv"))
    assert frame["weight_nations"].sum() == pytest.approx(55)


@pytest.mark.parametrize(
    ("shares", "why"),
    [
        ({"england": 50.0, "scotland": 20.0, "wales": 10.0, "ireland": 20.0}, "Nobody"),
        ({"england": 70.0, "scotland": 30.0, "wales": 0.0}, "has nobody of wales"),
    ],
)
def test_what_no_weight_can_reach_is_refused(survey, shares, why):
    expect(survey, shares)
    with pytest.raises(WeightsImpossible, match=why):
        make(survey)


def test_without_a_population_or_for_other_groups_it_is_refused(survey):
    with pytest.raises(WeightsImpossible, match="no reference population"):
        make(survey, group=Group.STAFF)
    with pytest.raises(WeightsImpossible, match="for age"):
        make(survey, items=["age"])
    both = a_table(survey, Group.CARER, Group.STAFF)
    with pytest.raises(WeightedForOneGroup):
        weighted_inside(both, make(survey), by=survey.by)
    with pytest.raises(NoSuchWeighting, match="There is nations"):
        weighting_named(survey.study, "other")


def test_the_store_refuses_bounds_without_their_method(survey):
    made = make(survey)
    with pytest.raises(IntegrityError), transaction.atomic():
        Weighting.objects.filter(pk=made.pk).update(least=0.5)
    with pytest.raises(IntegrityError), transaction.atomic():
        make(survey)


def test_the_command_prints_it_and_keeps_it_inside(survey, capsys):
    make(survey)
    a_table(survey)
    call_command("table", "ease", "--weights", "nations", "--base", "answered")
    told = capsys.readouterr().out
    assert "weight_nations: Nations as in the census, for carer, raked" in told
    assert "representative" in told
    for outside in (["--audience", "public"], ["--without-set-aside"]):
        with pytest.raises(CommandError):
            call_command("table", "ease", "--weights", "nations", *outside)


def test_the_command_makes_them(survey, capsys):
    named = ["a-study", "nations", "--title", "Nations", "--group", "carer"]
    with pytest.raises(CommandError, match="--by"):
        call_command("study_weigh", *named)
    for bounds in (["--least", "0.5"], ["--least", "2", "--most", "3"]):
        with pytest.raises(CommandError, match="--least below 1"):
            call_command("study_weigh", *named, *bounds, "--by", survey.by.email)
    call_command("study_weigh", *named, "--by", survey.by.email)
    assert "made" in capsys.readouterr().out
    assert Weighting.objects.get().title == "Nations"


def test_a_member_makes_them_on_a_page_and_reads_the_table(survey):
    a_table(survey)
    page = reverse("studies:weights", args=["a-study", "a-survey"])
    said = {"title": "Nations", "slug": "nations", "group": "carer", "bounds": ""}
    answer = client_for(survey.by).post(page, said)
    assert answer.status_code == 302
    survey_page = client_for(survey.by).get(answer["Location"]).content.decode()
    assert "Nations (nations)" in survey_page
    table = reverse("studies:table", args=["a-study", "ease"])
    plain = client_for(survey.by).get(table).content.decode()
    assert "weights=nations" in plain
    weighted = client_for(survey.by).get(f"{table}?weights=nations").content.decode()
    assert "Weighted: Nations" in weighted
    assert "representative" in weighted
    assert client_for(survey.by).get(f"{table}?weights=no").status_code == 409


def test_what_cannot_be_is_said_on_the_page(survey):
    expect(survey, {"england": 90.0, "ireland": 10.0})
    page = reverse("studies:weights", args=["a-study", "a-survey"])
    said = {"title": "Nations", "slug": "nations", "group": "carer", "bounds": ""}
    answer = client_for(survey.by).post(page, said)
    assert answer.status_code == 422
    assert "No weight can stand for people" in answer.content.decode()
    assert not Weighting.objects.exists()


def test_a_colleague_and_a_stranger_find_no_such_page(survey):
    colleague = an_account("researcher", at=survey.place)
    stranger = an_account("researcher")
    for somebody in (colleague, stranger):
        page = reverse("studies:weights", args=["a-study", "a-survey"])
        assert client_for(somebody).get(page).status_code == 404
