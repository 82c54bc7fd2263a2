"""The gallery: pages that show every part, served only to tests."""

from pathlib import Path

import pytest

from heed.ui import frame
from heed.ui.tests.gallery import views

TEMPLATES = Path(__file__).parent / "gallery" / "templates"


@pytest.fixture(autouse=True)
def empty_slots(monkeypatch):
    """Nothing of higher rooms stands in the frame, unless a test puts it there."""
    monkeypatch.setattr(frame, "_slots", {})


@pytest.fixture
def gallery_settings(settings, monkeypatch):
    """Settings under which the gallery's pages exist."""
    settings.ROOT_URLCONF = "heed.ui.tests.gallery.urls"
    engines = [dict(engine) for engine in settings.TEMPLATES]
    engines[0]["DIRS"] = [*engines[0]["DIRS"], TEMPLATES]
    settings.TEMPLATES = engines
    for name, content in views.SLOTS.items():
        monkeypatch.setitem(frame._slots, name, lambda request, it=content: it)
    return settings


@pytest.fixture
def gallery(gallery_settings, live_server):
    """The gallery's address."""
    return live_server.url
