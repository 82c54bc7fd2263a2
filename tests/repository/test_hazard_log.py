"""The hazard log keeps its word: each hazard has a control, each control its proof."""

import re
from pathlib import Path

import pytest
from pydantic import ValidationError

from heed.safeguards import hazards
from heed.safeguards.hazards import Control, Hazard, broken_links, hazard_log

README = Path(__file__).resolve().parents[2] / "README.md"
CONTROLS = [
    pytest.param(control, id=f"{hazard.id}-{number}")
    for hazard in hazard_log().hazards
    for number, control in enumerate(hazard.controls, 1)
]


def test_all_29_hazards_are_there():
    found = [hazard.id for hazard in hazard_log().hazards]
    assert found == [f"H{number:02}" for number in range(1, 30)]


@pytest.mark.parametrize("control", CONTROLS)
def test_what_a_control_names_exists(control):
    assert not broken_links(control), "Name a test or document that exists."


@pytest.mark.parametrize("hazard", hazard_log().hazards, ids=lambda h: h.id)
def test_a_hazard_is_not_left_to_hope(hazard):
    """At least one control of each hazard is proved, written down or has its time."""
    assert any(c.tests or c.procedure or c.open for c in hazard.controls)


@pytest.mark.parametrize("hazard", hazard_log().hazards, ids=lambda h: h.id)
def test_a_catastrophe_has_more_than_one_control(hazard):
    if hazard.severity is hazards.Severity.CATASTROPHIC:
        assert len(hazard.controls) >= 3


def test_the_readme_names_every_hazard_that_is_open_and_no_other():
    rows = re.findall(r"^\| (H\d.*?) \|", README.read_text(), re.MULTILINE)
    named = {one for row in rows for one in re.findall(r"H\d\d", row)}
    still_open = {h.id for h in hazard_log().hazards if any(c.open for c in h.controls)}
    assert named == still_open


def test_every_procedure_is_named_by_something():
    named = {control.values[0].procedure for control in CONTROLS}
    named |= {demand.procedure for demand in hazards.demands().demands}
    written = {
        str(path.relative_to(hazards.ROOT))
        for path in (hazards.FOLDER / "procedures").glob("*.md")
    }
    assert not written - named


@pytest.mark.parametrize(
    "shown",
    [
        {"tests": ["tests/repository/test_hazard_log.py::test_that_nobody_wrote"]},
        {"tests": ["tests/repository/test_nothing.py::test_it_works"]},
        {"procedure": "docs/clinical-safety/procedures/nothing.md"},
    ],
)
def test_a_broken_link_is_found(shown):
    control = Control.model_validate({"control": "Somebody looks at it."} | shown)
    assert len(broken_links(control)) == 1


def test_a_test_inside_a_class_is_found(tmp_path):
    (tmp_path / "test_a.py").write_text("class TestX:\n    def test_y(self): ...\n")
    control = {
        "control": "Somebody looks at it.",
        "tests": ["test_a.py::TestX::test_y"],
    }
    assert not broken_links(Control.model_validate(control), tmp_path)


def test_a_control_without_proof_is_refused():
    with pytest.raises(ValidationError, match="Name its tests"):
        Control.model_validate({"control": "We will be careful."})


def test_a_hazard_without_a_control_is_refused():
    data = hazard_log().hazards[0].model_dump(mode="json")
    with pytest.raises(ValidationError):
        Hazard.model_validate(data | {"controls": []})
