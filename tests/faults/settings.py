"""Heed's own settings, with a small door of its own and, for controls, less care."""

import os

from heed.config.settings import *  # noqa: F403
from heed.config.settings import DATABASES, INSTALLED_APPS, STORAGES

ROOT_URLCONF = "tests.faults.door"
INSTALLED_APPS = [*INSTALLED_APPS, "tests.faults.app.Faults"]
STORAGES = {
    **STORAGES,
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}

# How much care is taken of commits: "full" as Heed is, "some" for controls that must
# lose, "none" to make a store quickly that is copied afterwards.
CARE = os.environ.get("FAULTS_CARE", "full")
options = DATABASES["default"]["OPTIONS"]
if "sqlite" in DATABASES["default"]["ENGINE"]:
    synchronous = {"full": "FULL", "some": "NORMAL", "none": "OFF"}[CARE]
    options["init_command"] = options["init_command"].replace(
        "synchronous=FULL", f"synchronous={synchronous}"
    )
    assert f"synchronous={synchronous};" in options["init_command"]
elif CARE != "full":
    options["options"] = "-c synchronous_commit=off"
