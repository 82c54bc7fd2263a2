"""The sealed original opens for a named person, and every opening is on record."""

import pytest

from heed.foundation.sealing import SealBroken
from heed.responses.actions import open_text
from heed.responses.errors import WordsAreGoneError
from heed.responses.models import Text, TextKey
from heed.responses.tests.factories import given, stored
from heed.safeguards.models import AuditEntry

WORDS = "Nid oes neb yn gwrando. 🌧"


@pytest.fixture
def text(fieldwork, edition, ward):
    stored(given(fieldwork, edition, ward, texts={"more": WORDS}))
    return Text.objects.get()


def test_it_works(text, reader):
    assert open_text(by=reader, text=text) == WORDS


def test_the_opening_is_on_record(text, reader):
    open_text(by=reader, text=text)
    entry = AuditEntry.objects.filter(about_id=text.id).get()
    assert entry.by == reader.id


def test_giving_anonymously_writes_no_record(text):
    assert not AuditEntry.objects.filter(about_kind__in=["text", "response"]).exists()


def test_words_do_not_open_in_another_row(text, reader, fieldwork, edition, ward):
    other = stored(given(fieldwork, edition, ward, texts={"more": "else"})).texts[0]
    Text.objects.filter(pk=other.pk).update(original=bytes(text.original))
    other.refresh_from_db()
    with pytest.raises(SealBroken):
        open_text(by=reader, text=other)


def test_words_without_a_key_are_gone(text, reader):
    TextKey.objects.all().delete()
    with pytest.raises(WordsAreGoneError):
        open_text(by=reader, text=text)
