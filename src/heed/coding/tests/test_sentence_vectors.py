"""Sentence vectors: alike for like meaning, the same in any company, made offline."""

import subprocess
import sys

import numpy as np
import pytest

from heed.coding.suggesting import vectors
from heed.coding.suggesting.errors import CannotSuggest
from heed.coding.tests.coded_texts import sentences

OFFLINE = """
import sys

def refuse(event, arguments):
    if event.startswith(("socket.", "urllib.")):
        raise RuntimeError(f"The network was wanted: {event}")

sys.addaudithook(refuse)
from heed.coding.tests.coded_texts import a_model, sentences
assert a_model().suggest(["The soup was cold."], sentences())[0]
assert not {"huggingface_hub", "tokenizers", "django"} & set(sys.modules)
import socket
try:
    socket.create_connection(("127.0.0.1", 9))
except RuntimeError:
    print("refused")
"""


def test_like_meanings_lie_near():
    cold, warm, late = sentences().of(
        ["The food was cold.", "My dinner was not warm.", "The bus came late."]
    )
    assert cold @ warm > cold @ late + 0.2


def test_a_text_has_the_same_vector_in_any_company():
    texts = [f"{'very ' * n}good care" for n in (0, 3, 40, 90, 200)] * 9
    together = sentences().of(texts)
    assert np.allclose(together[2], sentences().of([texts[2]])[0], atol=1e-5)
    assert np.allclose(np.linalg.norm(together, axis=1), 1, atol=1e-5)
    assert np.array_equal(together[:5], together[5:10])


def test_no_texts_give_no_vectors():
    assert sentences().of([]).shape == (0, 384)


def test_another_model_file_is_refused(monkeypatch):
    monkeypatch.setattr(vectors, "SHA256", "0" * 64)
    with pytest.raises(CannotSuggest, match="not the one"):
        vectors.SentenceVectors()


def test_training_and_suggesting_want_no_network():
    """In a process that refuses every socket, and without a client for a model hub."""
    done = subprocess.run(
        [sys.executable, "-c", OFFLINE],
        env={"PYTHONPATH": ":".join(path for path in sys.path if path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout == "refused\n"
