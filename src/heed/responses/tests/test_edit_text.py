"""Edited copies are numbered, and the original stays as it was given."""

import pytest
from django.db import IntegrityError, transaction

from heed.responses.actions import edit_text, open_text
from heed.responses.choices import Purpose
from heed.responses.models import Text, TextVersion
from heed.responses.sealed_words import version_words
from heed.responses.tests.factories import given, stored
from heed.safeguards.audience import Audience


@pytest.fixture
def text(fieldwork, edition, ward):
    stored(given(fieldwork, edition, ward, texts={"more": "Nurse Jo shouted."}))
    return Text.objects.get()


def edit(text, reader, words="[A nurse] shouted."):
    return edit_text(
        by=reader,
        text=text,
        words=words,
        audience=Audience.WARD,
        purpose=Purpose.SERVICE,
    )


def test_it_works(text, reader):
    assert version_words(edit(text, reader)) == "[A nurse] shouted."


def test_the_original_stays(text, reader):
    before = bytes(text.original)
    edit(text, reader)
    text.refresh_from_db()
    assert bytes(text.original) == before
    assert open_text(by=reader, text=text) == "Nurse Jo shouted."


def test_copies_are_numbered(text, reader):
    numbers = [edit(text, reader).number, edit(text, reader, "Again.").number]
    assert numbers == [1, 2]


def test_the_database_refuses_a_number_twice(text, reader):
    version = edit(text, reader)
    version.pk = None
    copy = TextVersion(
        organisation=text.organisation,
        text=text,
        number=version.number,
        audience=version.audience,
        purpose=version.purpose,
        body=b"",
        made_by=reader.id,
        made_on=version.made_on,
    )
    with pytest.raises(IntegrityError), transaction.atomic():
        copy.save(force_insert=True)
