"""A model learns what people coded, and its score card can be worked out again."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
from sklearn.linear_model import Ridge
from sklearn.metrics import cohen_kappa_score, f1_score

from heed.coding.suggesting import door
from heed.coding.suggesting.cuts import learn_cuts
from heed.coding.suggesting.errors import CannotSuggest, TextExtraMissing
from heed.coding.suggesting.features import learn_features
from heed.coding.suggesting.fitting import STRICTNESS, fit
from heed.coding.suggesting.labelled import Labelled
from heed.coding.suggesting.scoring import averages, score_labels
from heed.coding.suggesting.undecided import order_to_code
from heed.coding.tests.coded_texts import LABELS, a_model, coded_texts, sentences

VERSION = """
from heed.coding.tests.coded_texts import a_model
print(a_model().version)
"""


def codes(text):
    (found,) = a_model().suggest([text], sentences())
    return {one.code for one in found}


def test_it_learns_several_labels_of_a_text():
    assert codes("The soup was late.") == {"Food, drink"}
    assert codes("The queue was slow. My dinner came cold.") == set(LABELS)


def test_a_suggestion_says_how_far_and_how_likely():
    (found,) = a_model().suggest(["The soup was cold."], sentences())
    assert found[0].margin > 0
    assert found[0].likelihood is None or 0.5 < found[0].likelihood <= 1


def test_training_again_gives_the_same_model():
    again = door.train(coded_texts(), sentences(), threads=1)
    assert again.version == a_model().version
    assert door.train(coded_texts(), sentences(), seed=7).version != again.version


def test_trainings_beside_each_other_give_the_same_model():
    """What is learnt at the same time elsewhere in a process plays no part."""
    with ThreadPoolExecutor(4) as pool:
        trained = pool.map(lambda _: door.train(coded_texts(), sentences()), range(4))
        assert {model.version for model in trained} == {a_model().version}


@pytest.mark.parametrize("threads", ["1", "2", "4"])
def test_threads_and_hashes_of_a_process_play_no_part(threads):
    """The libraries' own threads, and the order of sets, which differ by process."""
    its_own = {
        "PYTHONPATH": ":".join(path for path in sys.path if path),
        "OMP_NUM_THREADS": threads,
        "OPENBLAS_NUM_THREADS": threads,
        "PYTHONHASHSEED": threads,
    }
    done = subprocess.run(
        [sys.executable, "-c", VERSION],
        env=os.environ | its_own,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == a_model().version


def test_the_score_card_names_what_it_rests_on():
    card = a_model().card
    assert card["data"] == coded_texts().digest
    assert card["model"] == a_model().version
    assert card["n_train"] + card["n_test"] + card["left_out"] == card["texts"]
    assert "21 points" in card["warning"]


def test_what_two_coders_reached_stands_beside():
    model = door.train(coded_texts(), sentences(), agreement={"Waiting": 0.71})
    assert [line["between_coders"] for line in model.card["labels"]] == [None, 0.71]


def test_scores_are_those_of_scikit_learn():
    chance = np.random.default_rng(5)
    people, machine = chance.random((2, 400, 4)) < 0.3
    people[:, 3] = np.arange(400) < 4  # too few
    lines = score_labels("abcd", people, machine, np.array([99, 99, 99, 99]), {})
    found = averages(lines, people, machine)
    assert found["micro"] == round(f1_score(people, machine, average="micro"), 4)
    assert found["macro"] == pytest.approx(
        f1_score(people, machine, average="macro"), abs=1e-4
    )
    on = people[:, :3], machine[:, :3]
    assert found["micro_on"] == round(f1_score(*on, average="micro"), 4)
    assert lines[1]["kappa"] == round(cohen_kappa_score(people[:, 1], machine[:, 1]), 4)


def test_a_code_with_too_few_test_texts_is_off_and_says_so():
    people = np.zeros((40, 1), bool)
    people[:9] = True
    (line,) = score_labels(["Feeling safe"], people, people, np.array([50]), {})
    assert not line["on"]
    assert line["why_off"] == "only 9 test texts have it; 10 are needed"
    assert line["f1"] == 1


def test_a_code_that_is_off_is_not_proposed():
    data = coded_texts()
    rare = np.zeros((len(data.texts), 1), bool)
    rare[:5] = True
    marks = np.hstack([data.marks, rare])
    model = door.train(
        Labelled(data.texts, data.groups, (*LABELS, "Rare"), marks), sentences()
    )
    proposed = model.suggest(data.texts, sentences())
    assert model.is_on.tolist()[2] is False
    assert "Rare" not in {one.code for found in proposed for one in found}


def test_cuts_of_rare_labels_are_those_of_all_rare_labels_together():
    scores, marks = np.zeros((60, 3)), np.zeros((60, 3), bool)
    scores[:9, 0] = scores[:15, 1] = scores[:50, 2] = 0.35
    marks[:9, 0] = marks[:15, 1] = marks[:50, 2] = True
    scores[20:30, :2] = 0.2
    cuts = learn_cuts(scores, marks)
    assert cuts.at[0] == pytest.approx(0.2, abs=0.011)
    assert 0.2 <= cuts.at[1] < 0.35
    assert np.isnan(cuts.likelihoods(scores)[:, 0]).all()
    assert not np.isnan(cuts.likelihoods(scores)[:, 1:]).any()


def test_what_is_judged_aside_is_what_a_fit_without_the_writer_gives():
    """The closed form, beside fits that leave each writer's texts out."""
    data, meanings = coded_texts(), door.meanings(sentences())
    writers = [f"writer {at % 17}" for at in range(len(data.texts))]
    _features, seen = learn_features(data.texts, meanings)
    alike = seen.alike().astype(float)
    mean = data.marks.mean(axis=0)
    aside = fit(data.texts, writers, data.marks, meanings).aside
    for writer in set(writers):
        own = np.array([one == writer for one in writers])
        table = alike[np.ix_(~own, ~own)] + STRICTNESS * np.eye((~own).sum())
        weights = np.linalg.solve(table, data.marks[~own] - mean)
        expected = alike[np.ix_(own, ~own)] @ weights + mean
        assert aside[own] == pytest.approx(expected, abs=1e-4)


def test_lines_are_those_of_ridge_regression_in_scikit_learn():
    data, meanings = coded_texts(), door.meanings(sentences())
    lines = fit(data.texts, data.groups, data.marks, meanings).lines
    _features, seen = learn_features(data.texts, meanings)
    everything = np.hstack([seen.words.toarray(), seen.parts.toarray(), seen.meanings])
    mean = data.marks.mean(axis=0)
    ridge = Ridge(alpha=STRICTNESS, fit_intercept=False)
    expected = ridge.fit(everything, data.marks - mean).predict(everything) + mean
    assert lines.scores(data.texts, meanings) == pytest.approx(expected, abs=1e-4)


def test_a_word_misspelt_or_never_met_is_known_by_its_parts_or_its_meaning():
    assert codes("My diner came coldd.") == {"Food, drink"}
    assert codes("Lunch.") == {"Food, drink"}


def test_likelihoods_are_shares_of_texts_kept_aside():
    chance = np.random.default_rng(1)
    margins = chance.normal(size=(4000, 1))
    marks = chance.random((4000, 1)) < 1 / (1 + np.exp(-3 * margins))
    likely = learn_cuts(margins, marks).likelihoods(margins)
    among = (likely > 0.6) & (likely < 0.8)
    assert marks[among].mean() == pytest.approx(likely[among].mean(), abs=0.04)


def test_what_to_code_next_leaves_no_text_out():
    texts = ["The soup was cold.", "The queue was slow.", "Hm.", "Hm.", "A soup queue."]
    order = order_to_code(a_model(), texts, sentences())
    assert sorted(order) == list(range(len(texts)))
    assert order.index(4) < order.index(0)
    assert order_to_code(a_model(), [], sentences()) == []


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        (lambda d: Labelled(d.texts[:9], d.groups[:9], LABELS, d.marks[:9]), "9 texts"),
        (
            lambda d: Labelled(d.texts, ["a"] * len(d.texts), LABELS, d.marks),
            "1 people",
        ),
        (
            lambda d: Labelled(["same"] * len(d.texts), d.groups, LABELS, d.marks),
            "written by others",
        ),
    ],
)
def test_too_little_is_refused(change, problem):
    with pytest.raises(CannotSuggest, match=problem):
        door.train(change(coded_texts()), sentences())


def test_without_the_libraries_the_remedy_is_told(monkeypatch):
    def absent(name):
        raise ModuleNotFoundError(name=("onnxruntime"))

    monkeypatch.setattr(door, "import_module", absent)
    with pytest.raises(TextExtraMissing, match=r"\./setup text"):
        door.train(coded_texts())
