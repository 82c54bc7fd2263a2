"""A folder of its own for each test's analysis store, and fieldwork to fill it."""

import pytest

from heed.warehouse.tests.house import House


@pytest.fixture(autouse=True)
def folder(tmp_path, settings):
    """Where the analysis store lies; it is read however little there is."""
    settings.HEED_DATA_DIR = tmp_path
    settings.HEED_WAREHOUSE_FROM = 0
    return tmp_path / "warehouse"


@pytest.fixture
def house(db):
    """A fieldwork with every kind of question, and a way to answer it."""
    return House()
