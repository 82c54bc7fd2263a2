import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection

from heed.foundation import keyring
from heed.foundation.keys import KeyFileError, Keys
from heed.foundation.models import KeyFingerprint

pytestmark = pytest.mark.django_db
OTHER = Keys(bytes(32))


@pytest.fixture(autouse=True)
def _fresh():
    KeyFingerprint.objects.all().delete()


def test_it_works():
    keyring.remember_keys()
    keyring.refuse_wrong_keys()


def test_another_key_file_is_refused_with_both_names(settings):
    keyring.remember_keys()
    ours = settings.HEED_KEYS.fingerprint
    settings.HEED_KEYS = OTHER
    with pytest.raises(KeyFileError) as refusal:
        keyring.refuse_wrong_keys()
    assert ours in str(refusal.value)
    assert OTHER.fingerprint in str(refusal.value)


def test_the_first_key_file_is_remembered_for_good(settings):
    keyring.remember_keys()
    first = KeyFingerprint.objects.get().fingerprint
    settings.HEED_KEYS = OTHER
    keyring.remember_keys()
    assert KeyFingerprint.objects.get().fingerprint == first


def test_a_database_without_a_fingerprint_is_not_refused():
    keyring.refuse_wrong_keys()


def test_there_is_only_one_fingerprint():
    with pytest.raises(IntegrityError):
        KeyFingerprint.objects.create(only=2, fingerprint="0")


def test_migrating_remembers_the_keys():
    call_command("migrate", verbosity=0)
    assert KeyFingerprint.objects.get().fingerprint == keyring.keys().fingerprint


def test_migrating_with_another_key_file_is_refused(settings):
    keyring.remember_keys()
    settings.HEED_KEYS = OTHER
    with pytest.raises(KeyFileError):
        call_command("migrate", verbosity=0)


def test_before_the_first_migration_there_is_nothing_to_compare(monkeypatch):
    monkeypatch.setattr(connection.introspection, "table_names", lambda: [])
    keyring.refuse_wrong_keys()
