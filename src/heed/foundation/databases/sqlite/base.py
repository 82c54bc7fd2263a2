"""Encrypted SQLite for many threads."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from django.db.backends.sqlite3 import base
from django.db.backends.sqlite3.features import DatabaseFeatures as SQLiteFeatures
from django.db.utils import IntegrityError, OperationalError

from heed.foundation.databases.driver import KeyedConnection
from heed.foundation.databases.sqlite.schema import DatabaseSchemaEditor
from heed.foundation.databases.sqlite.turns import NoTurn, Turns, turns_for
from heed.foundation.keys import KeyFileError


@cache
def _whole_path(name: str) -> str:
    """The name of the file itself, looked up once: the disk is asked for each part."""
    return str(Path(name).resolve())


class DatabaseFeatures(SQLiteFeatures):
    """What this driver can do."""

    max_query_params = 32766  # the driver cannot be asked (no Connection.getlimit)


class DatabaseWrapper(base.DatabaseWrapper):
    """Django's SQLite connection, with a key, turns for writers and no row numbers."""

    features_class = DatabaseFeatures
    SchemaEditorClass = DatabaseSchemaEditor
    _turn: Turns | None = None

    def get_connection_params(self) -> dict[str, Any]:
        """The key goes in through the connection's own class."""
        params = super().get_connection_params()
        key = params.pop("key")

        def keyed(*args: object, **options: object) -> KeyedConnection:
            return KeyedConnection(*args, key=key, **options)

        return {**params, "factory": keyed}

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        """Open the file; where the key does not fit, say that and not "no database"."""
        try:
            return super().get_new_connection(conn_params)
        except base.Database.DatabaseError as error:
            if "file is not a database" not in str(error):
                raise
            name = Path(conn_params["database"]).name
            raise KeyFileError(
                f"The key file does not open the database {name}. Put back the key "
                "file that it was made with, or set HEED_KEY_FILE to where it is."
            ) from error

    def check_constraints(self, table_names: Iterable[str] | None = None) -> None:
        """Fail where a row refers to one that is not there.

        Django's own check looks the row up by its number, which ours have not.
        """
        with self.cursor() as cursor:
            for name in table_names or self.introspection.table_names(cursor):
                quoted = self.ops.quote_name(name)
                broken = cursor.execute(f"PRAGMA foreign_key_check({quoted})")
                for _, _, parent, _ in broken.fetchall():
                    raise IntegrityError(
                        f"A row of {name} refers to a row of {parent} that is missing."
                    )

    def _is_shared_file(self) -> bool:
        name = str(self.settings_dict["NAME"])
        return name != ":memory:" and "mode=memory" not in name

    def _take_turn(self) -> None:
        if self._turn is not None or not self._is_shared_file():
            return
        turns = turns_for(_whole_path(str(self.settings_dict["NAME"])))
        try:
            turns.take(self.settings_dict["OPTIONS"].get("timeout", 5))
        except NoTurn as error:
            raise OperationalError("Another writer has the database locked.") from error
        self._turn = turns

    def _end_turn(self) -> None:
        if self._turn is not None:
            turn, self._turn = self._turn, None
            turn.end()

    def _start_transaction_under_autocommit(self) -> None:
        self._take_turn()
        try:
            super()._start_transaction_under_autocommit()
        except BaseException:
            self._end_turn()
            raise

    def _commit(self) -> Any:
        result = super()._commit()
        if self.connection is None or not self.connection.in_transaction:
            self._end_turn()
        return result

    def _rollback(self) -> Any:
        try:
            return super()._rollback()
        finally:
            self._end_turn()

    def _close(self) -> Any:
        try:
            return super()._close()
        finally:
            self._end_turn()
