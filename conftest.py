"""Fixtures for every room's tests, and which of them a second store has nothing on."""

from pathlib import Path

import pytest
from django.conf import settings
from django.utils import translation

pytest_plugins = ["tests.browser", "tests.stores"]
HERE = Path(__file__).parent
ASKS = {"db", "transactional_db", "live_server"}


@pytest.fixture(autouse=True)
def _in_english() -> None:
    """A page in Welsh leaves its thread in Welsh; each test begins anew."""
    translation.activate(settings.LANGUAGE_CODE)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what cannot reach a database: without these fixtures it is refused one.

    Tests across the rooms start servers and stores of their own, so they are not
    marked, but for those that only read the repository.
    """
    for item in items:
        asks = item.get_closest_marker("django_db") or ASKS & set(item.fixturenames)
        if not asks and _is_by_itself(item.path.relative_to(HERE)):
            item.add_marker("storeless")


def _is_by_itself(path: Path) -> bool:
    return path.parts[0] == "src" or path.parts[:2] == ("tests", "repository")
