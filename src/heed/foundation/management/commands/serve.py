"""``heed serve``: the web server and, unless told otherwise, the worker in it."""

import socket
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection, connections
from django.db.migrations.executor import MigrationExecutor
from granian import Granian
from granian.constants import HTTPModes, Interfaces
from granian.http import HTTP1Settings
from granian.log import LogLevels

HEADERS_WITHIN = 20_000  # milliseconds
CONNECTIONS = 1024
PATIENCE = 20  # seconds to answer what was begun when told to stop


class Command(BaseCommand):
    """Start the service and keep it up until it is told to stop."""

    help = "Start the service: web pages and background work."

    def handle(self, *args: Any, **options: Any) -> None:
        """Check the store, collect the style sheets, then serve."""
        _refuse_another_schema()
        refuse_taken_port()
        call_command("collectstatic", interactive=False, verbosity=0)
        let_go_of_the_store()
        server_of("heed.config.asgi:application").serve()


def refuse_taken_port() -> None:
    """Say so where something else answers at our address, before anything starts."""
    host, port = settings.HEED_HOST, settings.HEED_PORT
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        socket.create_server((host, port), family=family).close()
    except OSError as error:
        raise CommandError(
            f"Heed cannot listen at {host}, port {port}: {error.strerror}. Stop what "
            "is there, or set PORT to another number."
        ) from error


def server_of(application: str) -> Granian:
    """The web server as Heed runs it; benchmarks run their reference in the same."""
    return Granian(
        application,
        address=settings.HEED_HOST,
        port=settings.HEED_PORT,
        interface=Interfaces.ASGI,
        http=HTTPModes.http1,
        http1_settings=HTTP1Settings(header_read_timeout=HEADERS_WITHIN),
        websockets=False,
        workers=1,  # one process holds the writer; its threads do the rest
        backlog=CONNECTIONS,
        backpressure=CONNECTIONS,
        respawn_failed_workers=True,
        workers_kill_timeout=PATIENCE,
        log_access=False,  # it would hold addresses
        log_level=LogLevels.warning,
    )


def let_go_of_the_store() -> None:
    """The server process is a copy of this one; it must open connections of its own."""
    connections.close_all()
    for store in connections.all():
        getattr(store, "close_pool", lambda: None)()


def _refuse_another_schema() -> None:
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise CommandError("The database is not up to date. Run: heed migrate")
    known = executor.loader.disk_migrations
    if any(key not in known for key in executor.loader.applied_migrations):
        raise CommandError(
            "The database was brought up to date by a newer Heed than this one. "
            "Install that version, or put back the backup made before."
        )
