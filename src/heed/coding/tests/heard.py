"""A ward of which people tell, and somebody who reads there.

heard = a_heard_ward()
heard.told("Nobody listened to me.")
lead = a_project(heard.reader, heard.ward.parent)
"""

from dataclasses import dataclass

from heed.coding.tests.factories import told
from heed.instruments.actions import load_library
from heed.instruments.models import Edition
from heed.instruments.queries import edition_in_use
from heed.people.models import Account, Place
from heed.people.tests.factories import a_ward, an_account, posted
from heed.responses.models import Fieldwork, Response
from heed.responses.tests.factories import feedback_at


@dataclass(frozen=True)
class Heard:
    """Where it is told, what is asked, and who reads it."""

    fieldwork: Fieldwork
    edition: Edition
    ward: Place
    reader: Account

    def told(self, words: str) -> Response:
        """Somebody says this, and an edited copy of it may travel."""
        return told(self.fieldwork, self.edition, self.ward, self.reader, words)


def a_heard_ward() -> Heard:
    """A ward whose reader does research too, so that they may lead a project."""
    ward = a_ward()
    reader = an_account("first_reader", at=ward.parent)
    posted(reader, "researcher", ward.parent)
    load_library(by=reader)
    edition = edition_in_use(reader.organisation, "ward-check")
    return Heard(
        feedback_at(ward, by=reader, editions=[edition]), edition, ward, reader
    )
