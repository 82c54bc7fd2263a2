"""A ward that listens and a person halfway through telling it something."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.test import Client

from benchmarks.load import HOST
from heed.instruments.actions import load_library
from heed.people.models import Account, Place
from heed.people.tests.factories import a_ward, an_account
from heed.reception.cookies import DRAFT
from heed.reception.tests.surveys import a_survey
from heed.reception.tests.walking import begin, walk
from heed.responses.actions import open_draft, open_standing_feedback
from heed.responses.choices import Group
from heed.responses.draft_body import DraftBody, DraftToken
from heed.responses.queries import draft_of

AT_ONCE = 500  # drafts in one commit
SAID = (
    "The alarm by the garden door has not worked since the weekend. I pressed it twice "
    "when somebody was shouting, and nobody came. A nurse found us by chance a while "
    "later. I was frightened, and so was the person I share a room with. Please look "
    "at the alarm, and tell people what to do until it is mended."
)
TOLD = {
    "kind": {"kind": "went_wrong"},
    "danger_now": {"danger_now": "no"},
    "what_happened": {"what_happened": SAID},
    "when": {"when-month": "3", "when-year": "2026"},
    "harm_body": {"harm_body": "none"},
    "could_be_better": {"could_be_better": SAID[:120]},
    "about_staff": {"about_staff": "no"},
    "ward_sees": {"ward_sees": "edited"},
    "come_back": {"come_back": "code"},
}


@dataclass(frozen=True)
class World:
    """One ward with a reader outside it."""

    ward: Place
    reader: Account


def a_world() -> World:
    """A ward that is live, with standing feedback for everybody."""
    with transaction.atomic():
        ward = a_ward(
            live_on=date(2024, 1, 1),
            person_in_charge="the nurse in charge",
            no_phone=True,
        )
        reader = an_account("first_reader", at=ward.parent)
        open_standing_feedback(
            by=reader,
            slug="standing-feedback",
            title="Standing feedback",
            places=[ward],
            editions=dict.fromkeys(Group.values, load_library(by=reader)),
        )
        a_survey(reader, ward.parent)
    return World(ward, reader)


def told(ward: Place) -> DraftBody:
    """What lies in a draft when every question of tell-us has been answered."""
    browser = Client(headers={"host": HOST, "sec-fetch-site": "same-origin"})
    address, _ = walk(browser, begin(browser, ward, "tell-us"), TOLD)
    if not address.endswith("/check/"):
        raise RuntimeError(f"Tell-us ended at {address}, not at the check.")
    token = DraftToken.from_cookie(browser.cookies[DRAFT].value)
    return draft_of(token)


def drafts(ward: Place, bodies: Sequence[DraftBody]) -> Iterator[str]:
    """A draft with each of these words; gives the cookie of each."""
    for first in range(0, len(bodies), AT_ONCE):
        with transaction.atomic():
            for body in bodies[first : first + AT_ONCE]:
                token = open_draft(place=ward, body=body)
                yield f"{DRAFT}={token.to_cookie()}"
