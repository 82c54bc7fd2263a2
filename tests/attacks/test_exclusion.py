"""What says that somebody here did harm never reaches them, their ward or their line.

The test is one of silence: every page that a person can open, and every mail that they
get, is the same whether the words were written or not.
"""

import re
from datetime import timedelta

import pytest

from heed.concerns.access import may_read, readers_of
from heed.concerns.models import StaffConcerned
from heed.concerns.tests.factories import a_concern
from heed.foundation import clock
from heed.foundation.worker import run_due
from heed.instruments.actions import load_library
from heed.people.tests.factories import (
    a_service,
    a_ward,
    an_account,
    client_for,
    managed_by,
    posted,
)

pytestmark = pytest.mark.django_db
CANARY = "Kingfisher"
CHANGING = re.compile(
    r'nonce="[^"]+"|name="csrfmiddlewaretoken" value="[^"]+"|[0-9a-f-]{36}'
)
PAGES = [
    "/staff/",
    "/staff/concerns/",
    "/staff/concerns/late/",
    "/staff/concerns/care/",
    "/staff/concerns/complaints/",
    "/staff/concerns/?after=2020-01-01T00:00:00+00:00_00000000-0000-4000-8000-000000000000",
    "/staff/wards/",
    "/staff/accounts/",
    "/staff/places/",
    "/staff/rota/{code}/",
    "/staff/wards/{code}/",
    "/staff/wards/{code}/handover/",
]
OF_ONE = [
    "",
    "acknowledge/",
    "before/",
    "words/",
    "contact/",
    "history/",
    "reply/",
    "close/",
    "invite/",
    "acting/",
    "now/",
    "grade/",
    "candour/",
    "duty/",
    "staff/",
    "outside/",
]


class Ward:
    """A ward with an accused nurse, those close to them, and others who are not."""

    def __init__(self):
        self.service = a_service()
        self.ward = a_ward(self.service)
        self.accused = an_account("ward_staff", at=self.ward, name="Rhiannon Pugh")
        self.manager = an_account("ward_manager", at=self.ward, name="Ade Bankole")
        self.above = self._lead("patient_safety_lead", "Morag Lennox")
        self.colleague = self._lead("safeguarding_lead", "Tomasz Wilk")
        self.lead = self._lead("safeguarding_lead", "Farah Qureshi")
        self.second = self._lead("patient_safety_lead", "Owen Teale")
        self.administrator = self._lead("administrator", "Bryn Hollis")
        load_library(by=self.administrator)
        managed_by(self.accused, self.manager)
        managed_by(self.manager, self.above)
        lately = clock.now().date() - timedelta(days=30)
        posted(self.colleague, "ward_staff", self.ward, until=lately)

    def _lead(self, role, name):
        return an_account(role, at=self.service, name=name)

    @property
    def close(self):
        """The accused, a colleague until lately, and the line above."""
        return [self.accused, self.manager, self.above, self.colleague]

    def allegation(self, **changes):
        """Words that say a person here did harm."""
        answers = {"about_staff": "yes", "danger_now": "yes"}
        return a_concern(self.ward, words=CANARY, answers=answers, **changes)


@pytest.fixture
def at():
    return Ward()


def named_by_the_writer(at):
    return at.allegation(
        texts={"not_read_by_name": ["Rhiannon Pugh"]},
    )


def recorded_by_a_reader(at):
    concern = at.allegation()
    StaffConcerned.objects.create(
        organisation=concern.organisation,
        concern=concern,
        account=at.accused,
        recorded_by=at.lead,
        recorded_on=clock.now().date(),
    )
    return concern


WAYS = [named_by_the_writer, recorded_by_a_reader]


def seen_by(account, at):
    """All that the pages say to somebody, without what changes each time."""
    browser = client_for(account)
    pages = {}
    for page in PAGES:
        answer = browser.get(page.format(code=at.ward.code))
        pages[page] = (answer.status_code, CHANGING.sub("", answer.text))
    return pages


@pytest.mark.parametrize("way", WAYS)
def test_those_close_read_nothing_and_others_do(at, way):
    concern = way(at)
    assert not [one.name for one in at.close if may_read(one, concern)]
    assert may_read(at.lead, concern)
    assert may_read(at.second, concern)


@pytest.mark.parametrize("way", WAYS)
def test_the_pages_of_those_close_are_as_if_nothing_had_been_written(at, way):
    now = clock.now() + timedelta(minutes=1)
    with clock.at(now):
        a_concern(at.ward)  # something ordinary, so that pages are not merely empty
        run_due()
        before = {one.name: seen_by(one, at) for one in at.close}
        way(at)
        run_due()
        after = {one.name: seen_by(one, at) for one in at.close}
    changed = [
        (name, page)
        for name, pages in before.items()
        for page in pages
        if after[name][page] != pages[page]
    ]
    assert not changed


@pytest.mark.parametrize("way", WAYS)
def test_the_control_sees_a_difference_for_a_reader(at, way):
    with clock.at(clock.now()):
        a_concern(at.ward)
        before = seen_by(at.lead, at)
        way(at)
        assert seen_by(at.lead, at) != before


@pytest.mark.parametrize("way", WAYS)
def test_no_address_of_it_opens_for_those_close(at, way):
    concern = way(at)
    for account in at.close:
        browser = client_for(account)
        for page in OF_ONE:
            where = f"/staff/concerns/{concern.pk}/{page}"
            for answer in (browser.get(where), browser.post(where)):
                assert answer.status_code in {403, 404, 405}, (account.name, page)
                assert CANARY not in answer.text


@pytest.mark.parametrize("way", WAYS)
def test_a_week_of_escalation_mails_nobody_who_is_close(at, way, mailoutbox):
    concern = way(at)
    start = clock.now()
    for hour in range(0, 24 * 7, 6):
        with clock.at(start + timedelta(hours=hour, seconds=1)):
            while run_due():
                pass
    told = {address for mail in mailoutbox for address in mail.to}
    assert told
    assert not told & {one.email for one in at.close}
    said = " ".join(f"{m.subject} {m.body}" for m in mailoutbox)
    hidden = [CANARY, "Pugh", str(concern.pk), at.ward.code, "Larch"]
    assert not [word for word in hidden if word in said]


def test_where_every_reader_is_close_it_goes_to_a_lead_of_elsewhere(at):
    elsewhere = an_account("safeguarding_lead", at=a_service(at.service.parent))
    managed_by(at.lead, at.accused)
    managed_by(at.second, at.accused)
    concern = recorded_by_a_reader(at)
    assert readers_of(concern) == []
    run_due()
    assert readers_of(concern) == [elsewhere]


def test_where_nobody_at_all_may_read_it_an_administrator_is_called(at, mailoutbox):
    managed_by(at.lead, at.accused)
    managed_by(at.second, at.accused)
    concern = recorded_by_a_reader(at)
    assert readers_of(concern) == []
    while run_due():
        pass
    assert at.administrator.email in {a for mail in mailoutbox for a in mail.to}


def test_an_accused_administrator_is_not_told_while_another_can_be(at, mailoutbox):
    other = an_account("administrator", at=at.service.parent, name="Ines Duarte")
    at.accused = at.administrator
    at.accused = at.administrator
    managed_by(at.lead, at.accused)
    managed_by(at.second, at.accused)
    managed_by(at.colleague, at.accused)
    managed_by(at.above, at.accused)
    recorded_by_a_reader(at)
    while run_due():
        pass
    told = {address for mail in mailoutbox for address in mail.to}
    assert other.email in told
    assert at.administrator.email not in told
