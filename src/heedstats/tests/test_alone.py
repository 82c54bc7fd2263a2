"""The statistics run with nothing of the service and no web framework beside them."""

import subprocess
import sys
from pathlib import Path

SOURCE = Path(__file__).resolve().parents[2]
PROGRAM = """
import sys
sys.modules |= {"django": None, "heed": None}  # an import of either now fails
from heedstats.answers import Answers
from heedstats import agreement, groups, rates, scales, survey, tables
ease = Answers.of(["Hard", "Easy", "skipped"], ["Easy", "Hard"])
print(tables.frequency(ease).sentence())
"""


def test_it_works_without_the_service():
    told = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        cwd=SOURCE,
        env={"PYTHONPATH": str(SOURCE)},
        check=True,
        capture_output=True,
        text=True,
    )
    assert "of 3 people in the group" in told.stdout
