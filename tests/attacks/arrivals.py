"""Entries that come one by one, or many in one commit, as they do in the house."""

from datetime import timedelta
from uuid import UUID

from django.db.models import Model

from heed.concerns.actions import compose_concern
from heed.concerns.tests.factories import given_at
from heed.foundation import clock
from heed.foundation.ids import new_id
from heed.foundation.writer import Submission, submit_all
from heed.people.models import Place
from heed.responses.actions import compose_receipt, compose_response
from heed.responses.actions.receipts import receipt_words
from heed.responses.draft_body import DraftToken

LONG = "The tea was warm today, and we sat in the garden for the first time since May. "
ANSWERS = [
    {"kind": "went_wrong", "come_back": "code"},
    {"kind": "good_care"},
    {"kind": "went_wrong", "about_staff": "yes", "not_read_by": ["ward"]},
    {"kind": "could_go_wrong", "detriment": ["suffered"]},
]


def entry(place: Place, number: int, kind: str) -> tuple[UUID, list[Model]]:
    """The response of a tell-us and every row that is stored with it."""
    answers = ANSWERS[number % len(ANSWERS)]
    texts = {"what_happened": [LONG * (1 + number % 40)]}
    if "detriment" in answers:
        texts["detriment_words"] = [LONG]
    given = given_at(place, kind=kind, answers=answers, texts=texts)
    response = compose_response(given)
    words = receipt_words(DraftToken.new(), "en-gb")
    receipt = compose_receipt(response=response.response, words=words)
    concern = compose_concern(given, response)
    return response.response.pk, [*response.rows, receipt, *concern.rows]


def one_by_one(
    places: list[Place], each: int, *, begin, pause: timedelta, kind: str = "day"
) -> list[list[UUID]]:
    """Each place in turn hears one more, each in a commit of its own."""
    batches: dict[Place, list[UUID]] = {place: [] for place in places}
    for number in range(each):
        with clock.at(begin + number * pause):
            for place in places:
                response, rows = entry(place, number, kind)
                submit_all([Submission(key=new_id(), rows=rows)])
                batches[place].append(response)
    return list(batches.values())


def together(places: list[Place], each: int, *, begin) -> list[list[UUID]]:
    """The entries of each place wait together and come in one commit."""
    batches = []
    with clock.at(begin):
        for place in places:
            entries = [entry(place, number, "day") for number in range(each)]
            submit_all([Submission(key=new_id(), rows=rows) for _, rows in entries])
            batches.append([response for response, _ in entries])
    return batches
