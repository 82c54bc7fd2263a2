"""The ``heed`` command says what is wrong in a line, and repeats nothing typed."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
CANARY = "Canary in the command line"
CRASH = f"""
from heed.config import console

def crash(*_):
    try:
        raise KeyError("{CANARY} first")
    except KeyError as before:
        raise ValueError("{CANARY}") from before

console.run = crash
console.main(["anything"])
"""
IN_A_THREAD = f"""
import threading
from heed.foundation.reporting import say_no_words

def crash():
    raise ValueError("{CANARY}")

say_no_words()
thread = threading.Thread(target=crash)
thread.start()
thread.join()
"""
EVERYTHING = """
import sys
import django

django.setup()
from django.urls import get_resolver

get_resolver().url_patterns
heavy = "duckdb ibis pandas polars pyarrow.dataset pyreadstat scipy.stats sklearn spacy"
print([name for name in heavy.split() if name in sys.modules])
"""


def python(folder, *arguments):
    """Run Python with a store of its own that nobody has migrated."""
    environment = os.environ | {
        "PYTHONPATH": str(ROOT / "src"),
        "HEED_DATA_DIR": str(folder),
        "DATABASE_URL": f"sqlite:///{folder / 'heed.sqlite3'}",
    }
    return subprocess.run(
        [sys.executable, *arguments],
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize(
    "words",
    [
        ["retention", "report"],
        ["audit", "verify"],
        ["rota", "gaps", "--place", "ABCD"],
    ],
    ids=lambda words: " ".join(words[:2]),
)
def test_without_migrations_one_line_says_what_to_do(tmp_path, words):
    told = python(tmp_path, "-m", "heed.config.console", *words)
    assert told.returncode == 1
    assert told.stderr == ("heed: The database is not up to date. Run: heed migrate\n")


@pytest.mark.parametrize("script", [CRASH, IN_A_THREAD], ids=["command", "thread"])
def test_a_crash_repeats_no_words(tmp_path, script):
    told = python(tmp_path, "-c", script)
    assert "builtins.ValueError" in told.stderr
    assert "in crash" in told.stderr
    assert CANARY not in told.stderr + told.stdout


def test_a_crash_is_no_success(tmp_path):
    assert python(tmp_path, "-c", CRASH).returncode == 1


def test_an_unknown_command_shows_which_there_are(tmp_path):
    told = python(tmp_path, "-m", "heed.config.console", "nothing")
    assert told.returncode == 2
    assert "heed migrate" in told.stdout


def test_a_start_loads_nothing_that_few_requests_need(tmp_path, monkeypatch):
    monkeypatch.setenv("DJANGO_SETTINGS_MODULE", "heed.config.settings")
    assert python(tmp_path, "-c", EVERYTHING).stdout == "[]\n"
