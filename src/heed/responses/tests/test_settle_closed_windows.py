"""A day after, the rows of a window are rewritten, once, and nothing is lost."""

from datetime import UTC, datetime, timedelta

from django.db import connection

from heed.foundation import clock
from heed.responses.actions import open_text, settle_closed_windows
from heed.responses.models import Receipt, Response, Text
from heed.responses.tests.factories import given, stored

EVENING = datetime(2026, 4, 3, 19, tzinfo=UTC)


def give_three(fieldwork, edition, ward):
    with clock.at(EVENING):
        for words in ("one", "two", "three"):
            stored(given(fieldwork, edition, ward, texts={"more": words}))


def test_it_works(fieldwork, edition, ward, reader):
    give_three(fieldwork, edition, ward)
    with clock.at(EVENING + timedelta(days=1)):
        assert settle_closed_windows() == 3
    assert not Response.objects.filter(is_settled=False).exists()
    words = {open_text(by=reader, text=text) for text in Text.objects.all()}
    assert words == {"one", "two", "three"}
    assert Receipt.objects.count() == 3


def test_a_window_is_settled_once(fieldwork, edition, ward):
    give_three(fieldwork, edition, ward)
    with clock.at(EVENING + timedelta(days=1)):
        settle_closed_windows()
        assert settle_closed_windows() == 0


def test_a_fresh_window_waits(fieldwork, edition, ward):
    give_three(fieldwork, edition, ward)
    with clock.at(EVENING + timedelta(minutes=5)):
        assert settle_closed_windows() == 0


def test_what_came_later_is_settled_with_what_was_there(fieldwork, edition, ward):
    for day in range(3):
        with clock.at(EVENING + timedelta(days=day)):
            stored(given(fieldwork, edition, ward, kind="month"))
            assert settle_closed_windows() == 1
    assert len(written_together(Response)) == 1


def written_together(model):
    """What PostgreSQL says of the transactions that wrote the rows of a table."""
    if connection.vendor != "postgresql":
        return {"nothing is said"}
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT DISTINCT xmin::text FROM {model._meta.db_table}")
        return {xmin for (xmin,) in cursor.fetchall()}
