"""A pytest plug-in that writes down which reference results its tests have read."""

import os
from pathlib import Path

from heedstats.tests.reference import READ

WHERE = "HEED_ORACLES_READ"


def pytest_sessionfinish():
    """Leave what was read where the test that started this run looks for it."""
    Path(os.environ[WHERE]).write_text("\n".join(sorted(READ)), encoding="utf-8")
