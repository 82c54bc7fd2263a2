"""What a model leaves behind tells neither who wrote first nor anybody's words.

Texts come in hour by hour and a model looks at them as they come. Neither the turns
that it gives, nor the rows that it leaves, say after it is done in which run a text
came in; the control shows that the attack would see it. A word that people wrote
stands in no row, file or message that learning leaves.
"""

from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from zipfile import ZipFile

import numpy as np
import pytest
from django.apps import apps
from django.conf import settings
from django.db import connection

from heed.coding import kept_models
from heed.coding.actions import ask_for_training, asking, carry_out, looking
from heed.coding.models import KnownText, TrainedModel
from heed.coding.suggesting import door
from heed.coding.suggesting.model import Suggestion
from heed.coding.tests import taught
from heed.coding.tests.coded_texts import coded_texts
from heed.coding.tests.factories import a_trained_model
from heed.foundation import clock
from heed.foundation.worker import run_due
from tests.attacks import attacker
from tests.attacks.arrivals import one_by_one
from tests.attacks.test_order_of_arrival import all_traces
from tests.attacks.test_order_of_coding import (  # noqa: F401 - fixtures among them
    BATCHES,
    EACH,
    MORNING,
    RUNS,
    bring_in_what_came,
    lead,
    wards,
)

pytestmark = pytest.mark.django_db(transaction=True)
CANARY = "Zilverkanarie"


class Guessing:
    """A model that proposes by chance, so that nothing has to learn."""

    def __init__(self):
        self.chance = np.random.default_rng(7)

    def suggest(self, texts, _sentences):
        return [[Suggestion("Team factors", 0.2, None)] for _text in texts]

    def margins(self, texts, _vectors):
        return self.chance.random((len(texts), 4))


class NoVectors:
    """Vectors of nothing."""

    def of(self, texts):
        return np.zeros((len(texts), 1))


@pytest.fixture
def looked_at(wards, lead):  # noqa: F811
    """Texts that came in four runs and were looked at in each, and their batches."""

    def look():
        model, found = a_trained_model(lead), [[] for _ in wards]
        for run in range(RUNS):
            at = MORNING + timedelta(hours=3 * run)
            came = one_by_one(wards, EACH, begin=at, pause=timedelta(minutes=37))
            found = [a + b for a, b in zip(found, came, strict=True)]
            with clock.at(at + timedelta(hours=2)):
                bring_in_what_came(lead)
                looking.look(model, Guessing(), NoVectors(), tell=lambda words: None)
        assert KnownText.objects.count() == BATCHES * RUNS * EACH
        return found

    return look


def by_models(traces):
    """The traces that a model leaves."""
    tables = ("KnownText", "SuggestedCode")
    return {
        name: told
        for name, told in traces.items()
        if any(table in name for table in tables)
    }


def test_what_a_model_leaves_tells_no_order(looked_at, tmp_path):
    batches = looked_at()
    assert not attacker.telling(by_models(all_traces(batches, tmp_path)), batches)


def test_rows_as_they_came_would_be_seen(looked_at, tmp_path, monkeypatch):
    """The control: rows of each run behind those of the run before."""
    monkeypatch.setattr(looking, "settle", lambda model, where: 0)
    monkeypatch.setattr(looking, "sweep", lambda model: None)
    batches = looked_at()
    seen = attacker.telling(by_models(all_traces(batches, tmp_path)), batches)
    where = "xmin" if connection.vendor == "postgresql" else "in the file"
    assert any(where in name for name in seen)


@pytest.fixture
def learnt(lead_here, monkeypatch):
    """A model that learnt from words in which a canary stands."""
    monkeypatch.setattr(asking, "launch", carry_out)
    ask_for_training(by=lead_here)
    run_due()
    return TrainedModel.objects.get()


@pytest.fixture
def lead_here(db, monkeypatch):
    taught.quickly(monkeypatch)
    plain = coded_texts()
    sung = replace(plain, texts=[f"{words} {CANARY}." for words in plain.texts])
    monkeypatch.setattr(taught, "coded_texts", lambda: sung)
    return taught.a_taught_project().lead


def every_row():
    """All that stands in the tables, as text."""
    for model in apps.get_models():
        for row in model._base_manager.values():
            yield model._meta.label, str(row)


def test_learning_leaves_no_word_in_the_clear(learnt, mailoutbox):
    assert learnt.card["texts"] == len(coded_texts().texts)
    assert "learnt from a coding project" in mailoutbox[-1].body
    sung = {label for label, row in every_row() if CANARY.lower() in row.lower()}
    assert sung == set()
    files = [p for p in kept_models.folder().rglob("*") if p.is_file()]
    assert files
    assert all(CANARY.lower().encode() not in p.read_bytes().lower() for p in files)
    assert settings.HEED_DATA_DIR in kept_models.folder().parents
    assert CANARY.lower() not in str(learnt.card).lower()


def test_the_model_itself_knows_the_word(learnt):
    """The control: opened with its key, the file sings."""
    opened = kept_models.content_of(learnt.pk, learnt.key)
    assert door.from_bytes(opened).version == learnt.version
    with ZipFile(BytesIO(opened)) as package:
        inside = b"".join(map(package.read, package.namelist()))
    assert CANARY.lower().encode() in inside
