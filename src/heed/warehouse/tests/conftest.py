"""A folder of its own for each test's analysis store, and fieldwork to fill it."""

from datetime import timedelta

import pytest

from heed.foundation import clock
from heed.instruments.actions import publish_edition
from heed.instruments.definition import parse
from heed.people.tests.factories import a_ward, an_account, an_organisation
from heed.responses.actions import settle_closed_windows
from heed.responses.tests.factories import feedback_at, given, stored
from heed.warehouse.tests.made import DOCUMENT, MARCH


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


class House:
    """An organisation with a ward that asks."""

    def __init__(self):
        self.organisation = an_organisation()
        self.by = an_account("administrator", at=self.organisation)
        self.ward = a_ward(self.organisation)
        self.edition = publish_edition(by=self.by, definition=parse(DOCUMENT))
        self.fieldwork = feedback_at(self.ward, by=self.by, editions=[self.edition])

    def answer(self, answers, moment=MARCH, **changes):
        """Somebody gives these answers at a moment."""
        with clock.at(moment):
            what = given(
                self.fieldwork, self.edition, self.ward, answers=answers, **changes
            )
            return stored(what).response

    def settle(self, moment=MARCH + timedelta(days=40)):
        """The hourly work, some time later."""
        with clock.at(moment):
            settle_closed_windows()
