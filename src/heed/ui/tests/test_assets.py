"""The built style sheets and scripts: light, neutral, silent, and built from here."""

import filecmp
import re
import shutil
import subprocess

import brotli
import pytest

from heed.ui.catalogue import SOURCE

BUILT = SOURCE / "ui" / "static" / "ui"
FRONTEND = SOURCE.parents[1] / "frontend"
TEXT = [p for p in BUILT.rglob("*") if p.suffix in {".css", ".js", ".svg"}]


def files(folder):
    return {str(p.relative_to(folder)) for p in folder.rglob("*") if p.is_file()}


@pytest.mark.skipif(not shutil.which("npm"), reason="npm is not here")
@pytest.mark.skipif(
    not (FRONTEND / "node_modules").is_dir(),
    reason="frontend/node_modules is not here; run npm ci in frontend/",
)
def test_a_rebuild_gives_the_same_bytes(tmp_path):
    command = [FRONTEND / "build.sh", tmp_path]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    assert files(tmp_path) == files(BUILT)
    for name in files(BUILT):
        assert filecmp.cmp(tmp_path / name, BUILT / name, shallow=False), name


@pytest.mark.parametrize(
    ("name", "most"),
    [
        ("css/heed.css", 13_500),
        ("css/more.css", 12_000),
        ("css/found.css", 4_000),
        ("js/heed.js", 5_800),
        ("js/safety.js", 1_000),
        ("js/tablet.js", 1_000),
    ],
)
def test_it_stays_light(name, most):
    assert len(brotli.compress((BUILT / name).read_bytes())) <= most


@pytest.mark.parametrize("path", TEXT, ids=lambda path: path.name)
def test_it_names_no_other_host(path):
    text = path.read_text("utf-8")
    known = {"http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"}
    found = set(re.findall(r"""https?://[^"'\s)<>]+""", text)) - known
    assert found <= {"https://bugs.chromium.org", "https://bugzil.la"}
    assert "frutiger" not in text.lower()


def test_every_file_that_a_style_sheet_names_is_there():
    for sheet in (BUILT / "css").glob("*.css"):
        for name in re.findall(r'url\("([^"]+)"\)', sheet.read_text("utf-8")):
            assert (sheet.parent / name).resolve().is_file(), name


def test_the_page_has_a_font_without_serifs():
    # The design system sets none at all once its own font is off.
    css = (BUILT / "css" / "heed.css").read_text("utf-8")
    assert re.search(r"html\{font-family:arial,.*?sans-serif", css)


def test_a_visited_link_looks_like_any_other():
    css = (BUILT / "css" / "heed.css").read_text("utf-8")
    colours = set(re.findall(r"\.nhsuk-link:visited\{color:([^}]+)\}", css))
    forced = {"VisitedText"}  # where a person chose the colours of all pages
    assert colours - forced == {"#14505c"}


def test_nobody_s_marks_are_shipped():
    names = {path.name for path in BUILT.rglob("*")}
    assert not {n for n in names if "logo" in n or n.endswith((".woff", ".woff2"))}
    assert "favicon.svg" in names
    assert "LICENCES.txt" in names
    for icon in BUILT.glob("img/nhsuk-icon-*.svg"):
        assert icon.stem.removeprefix("nhsuk-icon-") in {
            "arrow-down",
            "arrow-up",
            "arrow-up-down",
            "cross",
        }


def test_each_part_of_others_has_its_licence():
    text = (BUILT / "LICENCES.txt").read_text("utf-8")
    for part in ("nhsuk-frontend 10.6.1", "govuk-frontend 6.6.0", "fluent-emoji-flat"):
        assert part in text
    assert text.count("Permission is hereby granted") == 4


def test_old_phones_can_read_the_safety_scripts():
    for name in ("safety.js", "tablet.js"):
        text = (BUILT / "js" / name).read_text("utf-8")
        assert not re.search(r"=>|\b(let|const|class)\b |`", text), name


def test_the_lock_file_names_no_registry():
    text = (FRONTEND / "package-lock.json").read_text("utf-8")
    assert '"resolved"' not in text
    assert "registry" not in text
    assert "omit-lockfile-registry-resolved=true" in (FRONTEND / ".npmrc").read_text()
