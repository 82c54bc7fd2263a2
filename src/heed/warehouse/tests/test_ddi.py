"""DDI Codebook, read back with the standard library and held against the standard."""

import os
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest

from heed.warehouse.formats.ddi import write_ddi
from heed.warehouse.tests.ddi_shape import LANG, NS, faults
from heed.warehouse.tests.samples import ABOUT, a_dataset

SCHEMA = os.environ.get("HEED_DDI_SCHEMA", "")


@pytest.fixture
def write(tmp_path):
    def _write(**changes):
        path = tmp_path / "a-survey.ddi.xml"
        write_ddi(a_dataset(**changes), path)
        return path

    return _write


@pytest.fixture
def variables(write):
    root = ET.parse(write()).getroot()
    return {one.get("name"): one for one in root.iter(f"{NS}var")}


def texts(node, tag):
    return [one.text for one in node.iter(f"{NS}{tag}")]


def categories(variable):
    return {
        one.find(f"{NS}catValu").text: (
            one.find(f"{NS}labl").text,
            one.find(f"{NS}catStat").text,
            one.get("missing", "N"),
        )
        for one in variable.iter(f"{NS}catgry")
    }


@pytest.mark.parametrize(
    "changes",
    [{}, {"rows": []}, {"about": replace(ABOUT, questionnaires=(), producer="")}],
)
def test_it_is_as_the_standard_has_it(write, changes):
    assert faults(ET.parse(write(**changes)).getroot()) == []


@pytest.mark.reference
@pytest.mark.skipif(not SCHEMA, reason="HEED_DDI_SCHEMA names no codebook.xsd")
def test_the_official_schema_takes_it(write):
    schema = pytest.importorskip("xmlschema").XMLSchema(SCHEMA)
    path = write()
    schema.validate(str(path))
    wrong = path.read_text("utf-8").replace("missType", "whyMissing", 1)
    assert not schema.is_valid(ET.ElementTree(ET.fromstring(wrong)).getroot())


@pytest.mark.parametrize(
    ("broken", "fault"),
    [
        ("<titlStmt><titl/><titl/></titlStmt>", "titlStmt/titl twice"),
        ("<titlStmt/>", "titlStmt without titl"),
        ("<var><catgry/><labl/></var>", "var: order"),
        ("<var wrong='1'/>", "var@wrong"),
        ("<catgry><stray/></catgry>", "catgry/stray"),
        ("<varGrp var='V9'/>", "no V9"),
    ],
)
def test_the_check_finds_what_is_wrong(broken, fault):
    root = ET.fromstring(f"<codeBook xmlns='{NS[1:-1]}'>{broken}</codeBook>")
    assert fault in faults(root)


def test_codes_labels_and_missing_kinds_are_there_with_their_counts(variables):
    assert categories(variables["safe"]) == {
        "1": ("Yes", "2", "N"),
        "2": ("No", "1", "N"),
        "-1": ("Skipped", "1", "Y"),
        "-2": ("Not shown", "0", "Y"),
        "-3": ("Not reached", "0", "Y"),
    }
    assert texts(variables["safe"], "sumStat") == ["3", "1"]
    assert categories(variables["since"])["skipped"] == ("Skipped", "1", "Y")
    assert categories(variables["years"])["-11"] == ("Not sure", "1", "N")


def test_every_wording_is_there_in_its_language(variables):
    found = {
        (one.get(LANG), one.text) for one in variables["safe"].iter(f"{NS}qstnLit")
    }
    assert found == {
        ("en-GB", "Did you feel safe?"),
        ("en-GB-x-easy", "Were you safe?"),
        ("cy", "Oeddech chi'n teimlo'n ddiogel?"),
        ("en-GB", "Was the person safe?"),
    }
    assert texts(variables["safe"], "ivuInstr") == ["The wording for carers."]
    assert "Tell us about today." in texts(variables["safe"], "postQTxt")


def test_routing_is_the_universe(variables):
    (told,) = texts(variables["causes__noise"], "universe")
    assert told.startswith("Asked of carers and staff. Shown only if")
    assert "“Did you feel safe?” was No" in told


def test_ticks_of_a_question_are_one_group(write, variables):
    groups = ET.parse(write()).getroot().iter(f"{NS}varGrp")
    (ticks,) = [one for one in groups if one.get("type") == "multipleResp"]
    names = {one.get("ID"): name for name, one in variables.items()}
    assert [names[ref] for ref in ticks.get("var").split()] == [
        "causes__noise",
        "causes__heat",
    ]


def test_free_text_is_not_there(write):
    assert "own words" not in write().read_text(encoding="utf-8")


def test_whoever_may_not_see_counts_sees_none(write):
    root = ET.parse(write(about=replace(ABOUT, shows_counts=False))).getroot()
    for tag in ("catStat", "sumStat", "caseQnty"):
        assert not texts(root, tag)
    assert texts(root, "varQnty") == ["9"]
