"""Editions: published once, then never changed."""

import pytest
from django.db import DatabaseError, connection, transaction

from heed.instruments.actions import load_library, publish_edition
from heed.instruments.errors import (
    EditionChanged,
    EditionIsFixed,
    EditionOutOfOrder,
    EditionTampered,
    NoEdition,
    NotReadyToPublish,
)
from heed.instruments.models import Edition
from heed.instruments.queries import (
    definition_of,
    edition_in_use,
    edition_with,
    editions_of,
    validator_of,
)
from heed.instruments.tests.samples import a_definition
from heed.people.tests.factories import an_account
from heed.safeguards.audit import entries_about

pytestmark = pytest.mark.django_db


@pytest.fixture
def account():
    return an_account()


@pytest.fixture
def edition(account):
    return publish_edition(by=account, definition=a_definition())


def test_it_works(account, edition):
    assert edition == edition_in_use(account.organisation, "sample")
    assert definition_of(edition) == a_definition()
    assert validator_of(edition).definition == a_definition()


def test_it_is_audited(account, edition):
    [entry] = entries_about("edition", edition.id)
    assert entry.by == account.id
    assert entry.details == {"code": "sample", "number": 1}


def test_again_gives_the_same_edition(account, edition):
    assert publish_edition(by=account, definition=a_definition()) == edition
    assert Edition.objects.count() == 1


def test_other_content_under_the_same_version_is_refused(account, edition):
    with pytest.raises(EditionChanged, match="never changes"):
        publish_edition(by=account, definition=a_definition(about="Changed."))


def test_a_higher_version_comes_into_use(account, edition):
    newer = publish_edition(by=account, definition=a_definition(version=2))
    assert edition_in_use(account.organisation, "sample") == newer
    assert edition_with(account.organisation, "sample", 1) == edition
    assert editions_of(account.organisation) == [newer, edition]


def test_a_lower_version_is_refused(account):
    publish_edition(by=account, definition=a_definition(version=3))
    with pytest.raises(EditionOutOfOrder, match="4 or higher"):
        publish_edition(by=account, definition=a_definition(version=2))


@pytest.mark.parametrize("key", ["why", "who_uses", "if_missing", "if_danger"])
def test_a_blank_in_the_question_protocol_is_refused(account, key):
    definition = a_definition(item={key: "  "})
    with pytest.raises(NotReadyToPublish, match=key):
        publish_edition(by=account, definition=definition)


def test_an_edition_is_not_saved_again(edition):
    edition.number = 9
    with pytest.raises(EditionIsFixed):
        edition.save()


def test_an_edition_is_not_deleted(edition):
    with pytest.raises(EditionIsFixed):
        edition.delete()


@pytest.mark.parametrize(
    "act",
    [
        lambda rows: rows.update(number=9),
        lambda rows: rows.delete(),
        lambda rows: rows.bulk_update([], ["number"]),
    ],
)
def test_editions_are_not_changed_in_bulk(edition, act):
    with pytest.raises(EditionIsFixed):
        act(Edition.objects.all())


@pytest.mark.parametrize("field", ["number = 9", "document = '{}'", "sha256 = ''"])
def test_the_database_refuses_a_change_too(edition, field):
    with pytest.raises(DatabaseError, match="never changes"), transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(f"UPDATE instruments_edition SET {field}")


def test_the_database_refuses_a_second_edition_of_a_number(account, edition):
    copy = Edition(
        organisation=account.organisation,
        instrument=edition.instrument,
        number=edition.number,
        document={},
        sha256="0" * 64,
        published_at=edition.published_at,
        published_by=account,
    )
    with pytest.raises(DatabaseError), transaction.atomic():
        copy.save()


@pytest.mark.parametrize("wrong", [{"number": 0}, {"sha256": ""}])
def test_the_database_refuses_nonsense(account, edition, wrong):
    fields = {"number": 7, "sha256": "0" * 64, **wrong}
    copy = Edition(
        organisation=account.organisation,
        instrument=edition.instrument,
        document={},
        published_at=edition.published_at,
        published_by=account,
        **fields,
    )
    with pytest.raises(DatabaseError), transaction.atomic():
        copy.save()


def test_a_document_that_was_tampered_with_is_not_used(edition):
    edition.document = {**edition.document, "about": "Tampered with."}
    edition.sha256 = "f" * 64
    with pytest.raises(EditionTampered):
        definition_of(edition)


def test_the_library_is_published_once(account):
    first = load_library(by=account)
    assert {e.instrument.code for e in first} == {"ward-check", "tell-us", "about-you"}
    assert load_library(by=account) == first


def test_a_stranger_sees_nothing(edition):
    stranger = an_account()
    assert editions_of(stranger.organisation) == []
    with pytest.raises(NoEdition, match="heed instrument publish"):
        edition_in_use(stranger.organisation, "sample")
