import socket

import pytest
from django.core.management import CommandError, call_command
from django.db.migrations.recorder import MigrationRecorder

from heed.foundation.management.commands import serve

pytestmark = pytest.mark.django_db


@pytest.fixture
def started(monkeypatch, settings, tmp_path):
    """The servers that were started, none of them for real."""
    settings.STATIC_ROOT = tmp_path
    made = []

    class Granian:
        def __init__(self, target, **options):
            self.target, self.options = target, options

        def serve(self):
            made.append(self)

    monkeypatch.setattr(serve, "Granian", Granian)
    monkeypatch.setattr(serve, "refuse_taken_port", lambda: None)
    monkeypatch.setattr(serve, "let_go_of_the_store", lambda: None)
    return made


def test_it_works(started, settings):
    settings.HEED_HOST, settings.HEED_PORT = "127.0.0.1", 8123
    call_command("serve")
    (server,) = started
    assert (server.options["address"], server.options["port"]) == ("127.0.0.1", 8123)


def test_a_taken_port_is_told_in_a_sentence(settings):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        settings.HEED_HOST, settings.HEED_PORT = taken.getsockname()
        with pytest.raises(CommandError, match="set PORT to another number"):
            serve.refuse_taken_port()
    serve.refuse_taken_port()


def test_there_is_one_process_and_no_log_of_addresses(started):
    call_command("serve")
    options = started[0].options
    assert options["workers"] == 1
    assert options["log_access"] is False


def test_a_store_that_is_not_up_to_date_is_refused(started):
    MigrationRecorder.Migration.objects.filter(app="foundation").delete()
    with pytest.raises(CommandError, match="heed migrate"):
        call_command("serve")
    assert not started


def test_a_store_of_a_newer_heed_is_refused(started):
    MigrationRecorder.Migration.objects.create(app="foundation", name="0999_later")
    with pytest.raises(CommandError, match="newer Heed"):
        call_command("serve")
    assert not started
