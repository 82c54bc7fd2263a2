"""A survey with people who were asked by name, for tests here and above."""

from datetime import timedelta

from django.core import mail

from heed.foundation import clock
from heed.foundation.worker import claim, perform
from heed.people.models import Account, Place
from heed.responses.actions import add_consent_text, open_survey
from heed.responses.actions.invitations import bring_invitations, mail_invitations
from heed.responses.choices import Group, Purpose, Round
from heed.responses.formats.invitation_lists import Invitee
from heed.responses.models import ConsentText, Fieldwork


def a_survey(place: Place, by: Account, edition, *, days: int = 60) -> Fieldwork:
    """Research that is open from today."""
    today = clock.now().date()
    survey = open_survey(
        by=by,
        slug="ease-of-speaking-up",
        title="Ease of speaking up",
        place=place,
        editions={group: [edition] for group in Group.values},
        opens_on=today,
        closes_on=today + timedelta(days=days),
    )
    for kind in ConsentText.Kind:
        add_consent_text(
            by=by,
            fieldwork=survey,
            purpose=Purpose.RESEARCH,
            language="en-gb",
            body="What we ask, and why.",
            kind=kind,
        )
    return survey


def someone(number: int, **changes) -> Invitee:
    """A made-up person of a list, reached by e-mail unless told otherwise."""
    told = {
        "name": f"Person {number}",
        "email": f"person{number}@example.org",
        "address": "",
        "group": "staff",
        "language": "en-gb",
        "is_easy_read": False,
    }
    return Invitee(**told | changes)


def by_post(number: int, **changes) -> Invitee:
    """The same, reached by letter."""
    where = f"{number} High Street\nElmwood\nEL1 {number}AA"
    return someone(number, email="", address=where, **changes)


def bring(fieldwork: Fieldwork, by: Account, *people: Invitee):
    """Put people on a list."""
    return bring_invitations(by=by.id, fieldwork=fieldwork, rows=people)


def write_to_all(fieldwork: Fieldwork, by: Account, which=Round.FIRST) -> int:
    """Put down the mails of a round, and send them all."""
    count = mail_invitations(by=by.id, fieldwork=fieldwork, which=which)
    while (task := claim()) is not None:
        perform(task)
    return count


def words_mailed_to(number: int) -> str:
    """The words in the newest mail to somebody."""
    to = f"person{number}@example.org"
    body = next(m.body for m in reversed(mail.outbox) if m.to == [to])
    return body.split("#", 1)[1].split()[0].replace("-", " ")
