"""Makes its table where it is missing, then serves as Heed does."""

import os

os.environ["DJANGO_SETTINGS_MODULE"] = "benchmarks.bare.settings"

import django

django.setup()

from django.db import connection  # noqa: E402 - Django is set up first

from benchmarks.bare.models import Stored  # noqa: E402
from heed.foundation.management.commands.serve import (  # noqa: E402
    let_go_of_the_store,
    server_of,
)

if __name__ == "__main__":
    if Stored._meta.db_table not in connection.introspection.table_names():
        with connection.schema_editor() as editor:
            editor.create_model(Stored)
    let_go_of_the_store()
    server_of("benchmarks.bare.asgi:application").serve()
