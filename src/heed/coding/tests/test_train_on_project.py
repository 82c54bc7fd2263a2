"""A model learns from what a project's people coded, and from nothing else."""

import pytest

from heed.coding import kept_models
from heed.coding.actions import (
    begin_run,
    bring_in,
    carry_out,
    close_project,
    let_go_of_taken_back,
    look_at_new_texts,
    say_where_shown,
    settle,
)
from heed.coding.choices import Errand, Gone, Part, RunState, SettledBy, Shown
from heed.coding.errors import AlreadyUnderWay
from heed.coding.models import (
    Coding,
    KnownText,
    Mark,
    Run,
    SuggestedCode,
    TrainedModel,
)
from heed.coding.queries.learnable import learnable
from heed.coding.suggesting import door
from heed.coding.tests.coded_texts import coded_texts
from heed.coding.tests.factories import (
    a_coder,
    code_named,
    coded,
    withdrawn,
)
from heed.coding.tests.taught import (
    UNCODED,
    a_taught_project,
    quickly,
    text_saying,
    train,
)
from heed.responses.choices import WardMaySee
from heed.responses.models import Text


@pytest.fixture(scope="module")
def a_world(rows_of_module):
    return a_taught_project()


@pytest.fixture
def world(a_world, db, monkeypatch):
    quickly(monkeypatch)
    return a_world.fresh()


@pytest.fixture
def taught(world):
    return world.lead


@pytest.fixture
def model(taught):
    return train(taught)


def proposed(text):
    return {one.code.label for one in SuggestedCode.objects.filter(text=text)}


def test_it_works(taught, model):
    assert proposed(text_saying(taught, UNCODED[0])) == {"Team factors"}
    assert proposed(text_saying(taught, UNCODED[1])) == {"Staff workload"}


def test_a_draft_is_no_coding(taught):
    before = Coding.objects.count(), Mark.objects.count()
    train(taught)
    assert SuggestedCode.objects.exists()
    assert (Coding.objects.count(), Mark.objects.count()) == before


def test_no_draft_for_what_was_learnt_from(model):
    learnt = model.known.filter(part=Part.LEARNT).values("text")
    assert learnt.count() > 50
    assert not SuggestedCode.objects.filter(text__in=learnt).exists()
    aside = model.known.filter(part=Part.ASIDE).values("text")
    assert SuggestedCode.objects.filter(text__in=aside).exists()


def test_nobody_stands_on_both_sides(model):
    sides = {}
    for person, part in model.known.values_list("text__person", "part"):
        sides.setdefault(person, set()).add(part)
    assert all(len(parts) == 1 for parts in sides.values())


def test_the_score_card_is_stored(model):
    on = {one["code"]: one["on"] for one in model.card["labels"]}
    assert on["team-factors"]
    assert on["staff-workload"]
    assert not on["outcome"]
    assert model.card["hard"]["sentences"] == 60
    assert model.data == model.card["data"]


def test_the_file_is_sealed_and_opens_with_its_key(model):
    (file,) = kept_models.folder().glob(f"{model.pk.hex}*")
    assert b"soup" not in file.read_bytes()
    assert oct(file.stat().st_mode)[-3:] == "600"
    again = door.from_bytes(kept_models.content_of(model.pk, model.key))
    assert again.version == model.version


def test_what_is_not_settled_teaches_nothing(taught):
    text = text_saying(taught, "The soup was cold.")
    third = a_coder(taught)
    coded(a_coder(taught), text)
    assert text.pk not in learnable(taught.project).texts
    assert learnable(taught.project).unsettled == 1
    code = code_named(third, "Team factors")
    settle(by=taught, text=text, code=code, applies=False, how=SettledBy.CONSENSUS)
    assert learnable(taught.project).stands[text.pk] == frozenset()


def kept_back(text):
    found = Text.objects.filter(versions=text.version)
    found.update(ward_may_see=WardMaySee.NOTHING)


def test_words_kept_back_are_not_learnt_from(taught):
    text = text_saying(taught, "The soup was cold.")
    kept_back(text)
    model = train(taught)
    assert not model.known.filter(text=text).exists()
    assert text.pk not in learnable(taught.project).texts


def test_words_kept_back_get_no_draft(taught):
    text = text_saying(taught, UNCODED[0])
    kept_back(text)
    train(taught)
    assert not SuggestedCode.objects.filter(text=text).exists()


def test_a_yes_that_is_narrowed_later_takes_the_model(taught, model):
    assert let_go_of_taken_back() == 0
    kept_back(model.known.filter(part=Part.LEARNT).first().text)
    assert let_go_of_taken_back() == 1
    model.refresh_from_db()
    assert model.why_gone == Gone.TAKEN_BACK
    assert bytes(model.key) == b""
    assert not SuggestedCode.objects.exists()


def test_words_taken_back_take_the_model(
    taught, model, django_capture_on_commit_callbacks
):
    text = model.known.filter(part=Part.LEARNT).first().text
    with django_capture_on_commit_callbacks(execute=True):
        withdrawn(text)
    model.refresh_from_db()
    assert model.why_gone == Gone.TAKEN_BACK
    assert bytes(model.key) == b""
    assert not list(kept_models.folder().glob(f"{model.pk.hex}*"))
    assert model.card["texts"] == len(coded_texts().texts)


def test_words_that_it_did_not_learn_from_leave_it(taught, model):
    withdrawn(text_saying(taught, UNCODED[0]))
    model.refresh_from_db()
    assert model.gone_at is None
    assert SuggestedCode.objects.filter(model=model).exists()


@pytest.mark.parametrize("is_aside", [False, True])
def test_words_taken_back_while_it_learns_are_not_kept(taught, monkeypatch, is_aside):
    real, taken = door.train, []

    def meanwhile(data, *args, **options):
        aside = door.kept_aside(data, options["seed"])
        if not taken:
            some = [at for at in range(len(data.texts)) if (at in aside) == is_aside]
            taken.append(text_saying(taught, data.texts[some[0]]))
            withdrawn(taken[0])
        return real(data, *args, **options)

    monkeypatch.setattr(door, "train", meanwhile)
    model = train(taught)
    assert model.card["texts"] == len(coded_texts().texts) - 1
    assert model.known.count() == model.card["texts"] + len(UNCODED)


def test_a_newer_model_takes_its_place(taught, model):
    coded(taught, text_saying(taught, UNCODED[0]), "Outcome")
    newer = train(taught)
    model.refresh_from_db()
    assert model.why_gone == Gone.REPLACED
    assert newer.number == 2
    assert set(SuggestedCode.objects.values_list("model", flat=True)) == {newer.pk}
    assert not KnownText.objects.filter(model=model).exists()


def test_one_at_a_time(taught):
    begin_run(taught.project, Errand.TRAIN, by=taught.account)
    with pytest.raises(AlreadyUnderWay):
        begin_run(taught.project, Errand.TRAIN, by=taught.account)


def test_work_that_is_taken_is_not_done_twice(taught):
    run = begin_run(taught.project, Errand.TRAIN, by=taught.account)
    assert carry_out(run.pk).state == RunState.DONE
    assert carry_out(run.pk) is None


def test_too_little_to_learn_from_is_said(lead, texts, monkeypatch):
    quickly(monkeypatch)
    run = begin_run(lead.project, Errand.TRAIN, by=lead.account)
    ended = carry_out(run.pk)
    assert ended.state == RunState.REFUSED
    assert "At least 20 coded texts" in ended.said


def test_a_closed_project_has_no_model(taught, model):
    close_project(by=taught)
    model.refresh_from_db()
    assert bytes(model.key) == b""
    assert model.why_gone == Gone.CLOSED
    assert kept_models.content_of(model.pk, model.key) is None
    assert not SuggestedCode.objects.filter(model=model).exists()


def test_what_learns_while_a_project_is_closed_keeps_nothing(taught, monkeypatch):
    quickly(monkeypatch)
    run = begin_run(taught.project, Errand.TRAIN, by=taught.account)
    close_project(by=taught)
    assert carry_out(run.pk).state == RunState.REFUSED
    assert not TrainedModel.objects.exists()


def look(lead):
    return carry_out(begin_run(lead.project, Errand.SUGGEST, by=None).pk)


def test_new_texts_are_looked_at_later(world, taught, model):
    world.heard.told("The soup was icy.")
    bring_in(project=taught.project)
    say_where_shown(by=taught, shown=Shown.SINGLY)
    assert look_at_new_texts() == 1
    run = Run.objects.get(ended_at=None)
    assert carry_out(run.pk).state == RunState.DONE
    assert proposed(text_saying(taught, "The soup was icy.")) == {"Team factors"}
    assert look_at_new_texts() == 0


def test_a_model_of_narrowed_words_looks_at_nothing(taught, model):
    kept_back(model.known.filter(part=Part.LEARNT).first().text)
    assert look(taught).state == RunState.REFUSED
    assert not SuggestedCode.objects.exists()


def test_without_its_file_it_says_so(taught, model):
    kept_models.remove(model.pk)
    assert "no model on this machine" in look(taught).said
