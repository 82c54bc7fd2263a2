"""A room, a setting, a command or a link without its page fails."""

import re

import pytest

from heed.config.console import our_commands
from heed.config.rooms import ROOMS
from tests.repository.measures import ROOT, SOURCE


def settings_read():
    code = (SOURCE / "heed/config").glob("*.py")
    names = re.findall(
        r'"(HEED_[A-Z_]+|DATABASE_URL|PORT)"',
        "".join(path.read_text() for path in code),
    )
    return sorted({name for name in names if name not in {"HEED_KEYS"}})


@pytest.mark.parametrize("name", settings_read())
def test_a_setting_has_a_line(name):
    assert f"`{name}`" in (ROOT / "docs/reference/settings.md").read_text()


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_has_a_line(room):
    assert re.search(rf"\b{room}\b", (ROOT / "ARCHITECTURE.md").read_text())


@pytest.mark.parametrize("name", sorted(our_commands()))
def test_a_command_has_a_line(name):
    page = (ROOT / "docs/reference/commands.md").read_text()
    assert f"heed {name.replace('_', ' ')}" in page


def test_links_between_pages_lead_somewhere():
    broken = []
    for page in [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]:
        for target in re.findall(
            r"\]\((?!https?:|#|mailto:)([^)#]+)", page.read_text()
        ):
            if not (page.parent / target).exists():
                broken.append(f"{page.relative_to(ROOT)} → {target}")
    assert not broken
