"""What the service was told in confidence by one person reaches no other.

Carers may always be listened to. But nothing that a carer is shown tells what the
person they care about told, nor the other way about; nor does anybody but a reader
learn who else wrote.
"""

import pytest
from django.test import Client

from heed.concerns.actions import add_from_writer, declare_conflict, reply
from heed.concerns.models import Concern
from heed.foundation.ids import new_id
from heed.reception.tests.walking import begin, walk, words_on
from tests.attacks.people_at_the_doors import a_house

pytestmark = pytest.mark.django_db
FROM_HERE = {"sec-fetch-site": "same-origin"}
GROUPS = ("service_user", "carer", "staff")
PAGES = ("", "who/", "end/", "words/", "complaint/", "helper/", "q/what_happened/")
VISIT = ("visit", "more", "contact", "harm", "complain", "take-back")


def canary(group):
    return f"Canary of the {group.replace('_', ' ')} in room nine"


@pytest.fixture
def house(db):
    return a_house()


@pytest.fixture
def told(house):
    """Somebody of each group told something, and was answered; their browsers."""
    browsers = {}
    for group in GROUPS:
        browser = Client(headers=FROM_HERE)
        answers = {
            "what_happened": {"what_happened": canary(group)},
            "come_back": {"come_back": "code"},
            "ward_sees": {"ward_sees": "own_words"},
        }
        address, _ = walk(
            browser, begin(browser, house.ward, "tell-us", group), answers
        )
        words = words_on(browser.get(browser.post(address).url))
        answer(house, Concern.objects.get(group=group))
        fresh = Client(headers=FROM_HERE)
        assert fresh.post("/back/", {"words": " ".join(words)}).status_code == 302
        browsers[group] = fresh
    return browsers


def answer(house, concern):
    lead = house.people["safeguarding_lead"]
    add_from_writer(
        concern=concern, words=f"More: {canary(concern.group)}", key=new_id()
    )
    declare_conflict(by=lead, concern=concern, has_conflict=False)
    reply(by=lead, concern=concern, words=f"Thank you for this. {mark(concern.group)}")


def mark(group):
    return {"service_user": "Larch.", "carer": "Birch.", "staff": "Hazel."}[group]


def everything_shown_to(browser, house):
    pages = [f"/p/{house.ward.code}/{page}" for page in PAGES]
    pages += [f"/back/{page}/" for page in VISIT]
    return "".join(browser.get(page, follow=True).text for page in pages)


@pytest.mark.parametrize("group", GROUPS)
def test_each_sees_their_own_words_and_nobody_elses(house, told, group):
    shown = everything_shown_to(told[group], house)
    assert canary(group) in shown
    assert mark(group) in shown
    for other in set(GROUPS) - {group}:
        assert canary(other) not in shown
        assert mark(other) not in shown


def test_a_visitor_without_a_receipt_sees_nobodys_words(house, told):
    shown = everything_shown_to(Client(headers=FROM_HERE), house)
    assert not [group for group in GROUPS if canary(group) in shown]


def test_a_carers_pages_are_the_same_whether_or_not_somebody_wrote(house):
    """Not even that the person they care about wrote can be told from a page."""
    carer = Client(headers=FROM_HERE)
    before = page_for(carer, house)
    somebody = Client(headers=FROM_HERE)
    answers = {"what_happened": {"what_happened": canary("service_user")}}
    address, _ = walk(somebody, begin(somebody, house.ward, "tell-us"), answers)
    somebody.post(address)
    assert page_for(Client(headers=FROM_HERE), house) == before


def page_for(browser, house):
    response = browser.get(f"/p/{house.ward.code}/")
    nonce = response.headers["Content-Security-Policy"].partition("nonce-")[2][:22]
    return response.text.replace(nonce, "")
