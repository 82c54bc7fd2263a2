"""Heed's settings with what tests need: a throw-away store and a fast password hash."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

_folder = Path(tempfile.mkdtemp(prefix="heed-tests-"))
atexit.register(shutil.rmtree, _folder, ignore_errors=True)
os.environ.setdefault("HEED_DATA_DIR", str(_folder))
os.environ.setdefault(
    "HEED_MAIL_BACKEND", "django.core.mail.backends.locmem.EmailBackend"
)

from heed.config.settings import *  # noqa: E402, F403
from heed.config.settings import DATABASES, STATIC_ROOT, STORAGES  # noqa: E402

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    **STORAGES,
    # Manifest storage makes live pages lose their style sheets.
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}

HEED_REMEMBERS = False  # each test has places of its own
HEED_MEMORY_DIR = ""  # nothing of a test outlives it
HEED_WRITES_IN_THREAD = True  # the writer's own thread would wait for a test's lock

STATIC_ROOT.mkdir(parents=True, exist_ok=True)  # WhiteNoise warns where it is absent

_store = DATABASES["default"]
if "sqlite" in _store["ENGINE"]:
    _store["TEST"] = {"NAME": str(_folder / "test.sqlite3")}
    # The faults suite starts servers of its own with full durability.
    _store["OPTIONS"]["init_command"] = _store["OPTIONS"]["init_command"].replace(
        "synchronous=FULL", "synchronous=OFF"
    )
