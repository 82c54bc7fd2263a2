"""The database settings that Django needs, from one address."""

from pathlib import Path
from typing import Any

import dj_database_url

from heed.config.environment import Environment, SettingError
from heed.foundation.databases import driver
from heed.foundation.keys import Keys, Purpose, keys_for

SQLITE_START = (
    "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-20000;"
    "PRAGMA temp_store=MEMORY; PRAGMA secure_delete=ON; PRAGMA trusted_schema=OFF;"
    # Pages, 32 MB: at the usual 1,000 every twentieth submission waited for the log.
    "PRAGMA wal_autocheckpoint=8000"
)


def load_keys(environment: Environment) -> Keys:
    """The installation's keys; made beside a new database on first use."""
    config = dj_database_url.parse(environment.database_url)
    is_sqlite = config["ENGINE"].endswith("sqlite3")
    return keys_for(environment.key_file, Path(config["NAME"]) if is_sqlite else None)


def database(environment: Environment, keys: Keys) -> dict[str, Any]:
    """Django's settings for the operational store."""
    config = dict(dj_database_url.parse(environment.database_url))
    if config["ENGINE"].endswith("sqlite3"):
        return _sqlite(config, keys)
    if config["ENGINE"].endswith("postgresql"):
        return _postgresql(config)
    raise SettingError(
        "DATABASE_URL must begin with sqlite:/// or postgres://. "
        "Heed runs on these two stores."
    )


def _sqlite(config: dict[str, Any], keys: Keys) -> dict[str, Any]:
    driver.install()
    path = Path(config["NAME"]).resolve()
    path.parent.mkdir(parents=True, exist_ok=True)
    return {
        "ENGINE": "heed.foundation.databases.sqlite",
        "NAME": str(path),
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            "timeout": 20,
            "transaction_mode": "IMMEDIATE",
            "init_command": SQLITE_START,
            "key": keys.derive(Purpose.DATABASE),
        },
    }


def _postgresql(config: dict[str, Any]) -> dict[str, Any]:
    options = {**config.get("OPTIONS", {})}
    # Ten seconds: what waits for a database that is restarting is not turned away,
    # and what waits for one that is gone is told so while somebody still looks.
    options["pool"] = {"min_size": 1, "max_size": 34, "timeout": 10}
    # To translate a question into machine code takes longer than any of ours runs.
    options["options"] = "-c synchronous_commit=on -c jit=off"
    options["prepare_threshold"] = 5  # the writer's statements are kept by the server
    return {
        **config,
        "CONN_MAX_AGE": 0,
        "CONN_HEALTH_CHECKS": True,  # the pool may hold connections of before a restart
        "OPTIONS": options,
    }
