"""Tables that do not number their rows.

SQLite gives each row a number that rises in the order of arrival, unless the table is
made without one. Rows with a random identity are then kept in the order of that
identity, and no query can tell which came first.
"""

from typing import Any

from django.db import models
from django.db.backends.sqlite3 import schema


class DatabaseSchemaEditor(schema.DatabaseSchemaEditor):
    """Django's, but a table whose identity is not a counter has no row numbers."""

    def table_sql(self, model: type[models.Model]) -> tuple[str, list[Any]]:
        """The statement that makes a table."""
        sql, params = super().table_sql(model)
        if isinstance(model._meta.pk, models.AutoField | models.IntegerField):
            return sql, params
        return f"{sql} WITHOUT ROWID", params
