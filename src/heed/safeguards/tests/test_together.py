"""Several at once leave one chain without gaps, and one block for each entry."""

from concurrent.futures import ThreadPoolExecutor
from uuid import uuid4

import pytest
from django.db import connection, transaction

from heed.safeguards import audit, ledger
from heed.safeguards.disclosure import Audience, release
from heed.safeguards.ladder import closed_windows_ladder
from heed.safeguards.models import ReleasedBlock
from heed.safeguards.tests.figures import LATER, ZONE, a_slice, question

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(act, number):
    def run(n):
        try:
            return act(n)
        finally:
            connection.close()

    with ThreadPoolExecutor(max_workers=number) as pool:
        return list(pool.map(run, range(number)))


def test_many_entries_make_one_chain():
    organisation = uuid4()

    def write(n):
        for _ in range(5):
            with transaction.atomic():
                audit.record(
                    by=uuid4(),
                    event=audit.Event.TEXT_OPENED,
                    about=audit.About("text", uuid4()),
                    organisation=organisation,
                )

    at_once(write, 4)
    verdict = audit.verify(organisation)
    assert (verdict.whole, verdict.entries) == (True, 20)


def test_the_same_figures_asked_at_once_are_released_once():
    asked = question()
    slices = [a_slice(6, 6, 6)]
    answers = at_once(
        lambda n: release(
            audience=Audience.WARD, question=asked, slices=slices, now=LATER
        ),
        4,
    )
    assert len({answer.covers for answer in answers}) == 1
    assert ReleasedBlock.objects.count() == 1


def test_overlapping_figures_asked_at_once_share_no_entry():
    asked = question()
    days = [a_slice(6, 6, 6, day=n) for n in range(4)]

    def ask(n):
        return release(
            audience=Audience.WARD, question=asked, slices=days[: n + 1],
            now=LATER,
        )  # fmt: skip

    answers = at_once(ask, 4)
    covered = [ledger.keys_in(block) for block in ReleasedBlock.objects.all()]
    assert sum(map(len, covered)) == len(set().union(*covered)) == 4
    assert any(answer.shown for answer in answers)


def test_one_page_opened_by_many_has_one_set_of_pieces():
    asked = question()
    own = [a_slice(2, 2, 2, day=n) for n in range(5)]
    pages = at_once(
        lambda n: closed_windows_ladder(
            audience=Audience.WARD, question=asked, own=own, zone=ZONE, now=LATER
        ),
        4,
    )
    assert all(page == pages[0] for page in pages)
    assert ReleasedBlock.objects.count() == 5
