"""Nobody can tell from a coding project whose words came earlier.

Copies are made and brought in hour by hour while people still write. Neither the
places of texts, nor a file for another program, nor the store with its key says after
settling in which hour a text came; the controls show that the attack would see it.
"""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection

from heed.coding.actions import (
    add_source,
    bring_in_everywhere,
    settle_coded_texts,
    write_memo,
)
from heed.coding.queries.exchange import exchanged
from heed.coding.tests.factories import a_project, coded, copied, texts_of
from heed.foundation import clock
from heed.people.tests.factories import a_service, a_ward, an_account, posted
from heed.responses.actions import settle_closed_windows
from heed.responses.choices import WardMaySee
from heed.responses.models import Fieldwork, Text
from tests.attacks import attacker
from tests.attacks.arrivals import one_by_one
from tests.attacks.test_order_of_arrival import all_traces

pytestmark = pytest.mark.django_db(transaction=True)
MORNING = datetime(2026, 3, 4, 8, tzinfo=UTC)
BATCHES, RUNS, EACH = 8, 4, 2


@pytest.fixture
def wards():
    service = a_service()
    return [a_ward(service) for _ in range(BATCHES)]


@pytest.fixture
def lead(wards):
    account = an_account("first_reader", at=wards[0].parent)
    posted(account, "patient_safety_lead", wards[0].parent)
    return a_project(account, wards[0].parent)


@pytest.fixture
def batches(wards, lead):
    """Texts that came into a project in four runs, in their order of arrival."""
    found = [[] for _ in wards]
    for run in range(RUNS):
        at = MORNING + timedelta(hours=3 * run)
        came = one_by_one(wards, EACH, begin=at, pause=timedelta(minutes=37))
        found = [a + b for a, b in zip(found, came, strict=True)]
        with clock.at(at + timedelta(hours=2)):
            bring_in_what_came(lead)
    assert lead.project.texts.count() == BATCHES * RUNS * EACH
    return found


def bring_in_what_came(lead):
    """Edit what is new, and let it come in."""
    new = Text.objects.filter(item="what_happened", versions=None)
    new.update(ward_may_see=WardMaySee.EDITED)
    for text in new:
        copied(text, lead.account, "Made-up words.")
    for fieldwork in Fieldwork.objects.all():
        add_source(by=lead, fieldwork=fieldwork)
    bring_in_everywhere()


def a_day_later():
    with clock.at(MORNING + timedelta(days=1, hours=12)):
        settle_closed_windows()
        settle_coded_texts()


def of_coding(traces):
    """The traces that the coding room leaves."""
    return {
        name: told
        for name, told in traces.items()
        if "coding." in name or "TextVersion" in name
    }


def places(lead, project):
    """Where each response stands in the project and in a file that goes out."""
    rows = project.texts.values_list("pk", "person", "position")
    person = {str(pk): who for pk, who, _place in rows}
    out = exchanged(project, reader=lead.account).project
    return {
        "position": {who: [place] for _pk, who, place in rows},
        "place in a file": {person[one.guid]: [n] for n, one in enumerate(out.sources)},
        "name in a file": {person[one.guid]: [one.name] for one in out.sources},
    }


def test_places_tell_nothing(lead, batches):
    assert not attacker.telling(places(lead, lead.project), batches)


def test_places_by_number_would_be_seen(lead, batches):
    """The control: each run behind those before it, as it was once."""
    run = {who: n // EACH for batch in batches for n, who in enumerate(batch)}
    texts = sorted(texts_of(lead.project), key=lambda one: run[one.person])
    for number, text in enumerate(texts, start=1):
        text.position = number
        text.save(update_fields=["position"])
    assert attacker.telling(places(lead, lead.project), batches)


def test_after_settling_the_store_tells_nothing(lead, batches, tmp_path):
    a_day_later()
    assert not lead.project.texts.filter(is_settled=False).exists()
    assert not attacker.telling(of_coding(all_traces(batches, tmp_path)), batches)


def test_before_settling_the_store_tells_the_runs(lead, batches, tmp_path):
    """The control: the same attack on rows as they came in."""
    seen = attacker.telling(of_coding(all_traces(batches, tmp_path)), batches)
    where = "xmin" if connection.vendor == "postgresql" else "in the file"
    assert any(f"coding.CodedText {where}" in name for name in seen)


def test_a_file_says_of_nothing_that_came_in_when_it_was_coded(lead, batches):
    for number, text in enumerate(texts_of(lead.project)[:4]):
        with clock.at(MORNING + timedelta(hours=number)):
            coded(lead, text, "Team factors")
            write_memo(by=lead, words="Made up.", text=text)
    out = exchanged(lead.project, reader=lead.account).project
    assert {one.at for one in out.codings()} == {None}
    assert {one.made.at for one in out.notes} == {None}
