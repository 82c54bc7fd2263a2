"""The benchmarks still run; how fast anything is, no test says."""

import json
import subprocess
import sys

import pytest

from tests.repository.measures import ROOT

pytestmark = pytest.mark.full


def test_they_run():
    command = [sys.executable, "-m", "benchmarks", "--quick"]
    assert subprocess.run(command, cwd=ROOT, check=False).returncode == 0
    results = ROOT / "var" / "benchmarks"
    found = json.loads((results / "submissions-quick.json").read_text())["findings"]
    assert set(found) == {"SQLite", "PostgreSQL"}
    for findings in found.values():
        lost = [f for f in findings if f["what"] == "acknowledged and not in the store"]
        assert [one["value"] for one in lost] == [0]
