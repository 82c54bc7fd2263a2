"""A ward that asks every kind of question, and people who answer."""

from datetime import timedelta

from heed.foundation import clock
from heed.instruments.actions import publish_edition
from heed.instruments.definition import parse
from heed.people.tests.factories import a_ward, an_account, an_organisation
from heed.responses.actions import settle_closed_windows
from heed.responses.models import Fieldwork
from heed.responses.tests.factories import feedback_at, given, stored
from heed.warehouse.tests.made import DOCUMENT, MARCH


class House:
    """An organisation with a ward that asks."""

    def __init__(self):
        self.organisation = an_organisation()
        self.by = an_account("administrator", at=self.organisation)
        self.ward = a_ward(self.organisation)
        self.edition = publish_edition(by=self.by, definition=parse(DOCUMENT))
        self.fieldwork = feedback_at(self.ward, by=self.by, editions=[self.edition])

    @classmethod
    def again(cls):
        """The one that is in the store."""
        self = cls.__new__(cls)
        asked = {"instruments__edition__instrument__code": DOCUMENT["code"]}
        self.fieldwork = Fieldwork.objects.filter(**asked).first()
        self.ward = self.fieldwork.places.get().place
        self.edition = self.fieldwork.instruments.first().edition
        return self

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
