"""Settings come from the environment; a wrong one stops the start and says how."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit


class SettingError(Exception):
    """A setting is missing or wrong; the sentence says how to mend it."""


@dataclass(frozen=True)
class Environment:
    """Heed's settings as the environment gives them."""

    variables: Mapping[str, str] = field(default_factory=lambda: os.environ)

    def text(self, name: str, default: str) -> str:
        """A setting as it stands, or its default where it is absent or blank."""
        return self.variables.get(name, "").strip() or default

    def flag(self, name: str) -> bool:
        """A setting that is either yes or no; absent means no."""
        value = self.text(name, "no").lower()
        if value not in {"yes", "no"}:
            raise SettingError(f"{name} is “{value}”. Write yes or no.")
        return value == "yes"

    def number(self, name: str, default: int) -> int:
        """A whole number."""
        value = self.text(name, str(default))
        if not value.isdigit():
            raise SettingError(f"{name} is “{value}”. Write a whole number.")
        return int(value)

    def choice(self, name: str, choices: list[str]) -> str:
        """One of several words; absent means the first."""
        value = self.text(name, choices[0]).lower()
        if value not in choices:
            raise SettingError(f"{name} is “{value}”. Write {' or '.join(choices)}.")
        return value

    @property
    def data_dir(self) -> Path:
        """The folder for everything that Heed keeps outside the database."""
        return Path(self.text("HEED_DATA_DIR", "var")).resolve()

    @property
    def memory_dir(self) -> str:
        """A folder that lies in memory and in no backup; empty where there is none."""
        usual = "/dev/shm"  # noqa: S108 - what is put there is sealed and ours alone
        named = self.text("HEED_MEMORY_DIR", usual)
        if named != usual and not Path(named).is_dir():
            raise SettingError(f"HEED_MEMORY_DIR is “{named}”, which is no folder.")
        return named if Path(named).is_dir() else ""

    @property
    def database_url(self) -> str:
        """Where the operational store is."""
        return self.text("DATABASE_URL", f"sqlite:///{self.data_dir / 'heed.sqlite3'}")

    @property
    def key_file(self) -> Path:
        """The key file: beside an SQLite database, in the data folder otherwise."""
        beside = self.data_dir / "heed.keys"
        if self.database_url.startswith("sqlite"):
            beside = Path(urlsplit(self.database_url).path[1:] + ".keys")
        return Path(self.text("HEED_KEY_FILE", str(beside))).resolve()

    @property
    def base_url(self) -> str:
        """The address that people type, used on posters and in messages."""
        port = self.number("PORT", 8000)
        url = self.text("HEED_BASE_URL", f"http://127.0.0.1:{port}").rstrip("/")
        parts = urlsplit(url)
        if parts.scheme not in {"http", "https"} or not parts.hostname:
            raise SettingError(
                f"HEED_BASE_URL is “{url}”. Write an address such as "
                "https://heed.example.org."
            )
        if parts.scheme == "http" and parts.hostname not in {"127.0.0.1", "localhost"}:
            raise SettingError(
                "HEED_BASE_URL must begin with https:// unless it is this machine "
                "itself: words about safety do not travel in the clear."
            )
        return url
