"""Out and in again gives the same questionnaire, and other programs can read it."""

import csv
import io
import warnings
import zipfile

import pytest
from fhir.resources.R4B.questionnaire import Questionnaire
from hypothesis import HealthCheck, given, settings
from pyxform.xls2xform import convert

from heed.instruments.formats.files import ENDINGS, export, read_file
from heed.instruments.formats.losses import How
from heed.instruments.library.shelf import built_in
from heed.instruments.tests.generated import definitions
from heed.instruments.tests.samples import asking, item, words

many = settings(
    max_examples=20,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)


def there_and_back(definition, form, folder):
    content, told = export(definition, form)
    path = folder / f"out{ENDINGS[form]}"
    path.write_bytes(content)
    return read_file(path), told, path


@pytest.mark.parametrize("form", ENDINGS)
@given(definition=definitions())
@many
def test_a_round_trip_is_equal(definition, form, tmp_path):
    back, told, _path = there_and_back(definition, form, tmp_path)

    assert back.definition == definition
    assert not [loss for loss in back.losses if loss.how is not How.CHANGED]
    assert {loss.how for loss in told} <= {How.ASIDE}


@pytest.mark.parametrize("form", ENDINGS)
@pytest.mark.parametrize("definition", built_in(), ids=lambda one: one.code)
def test_the_library_comes_back_whole(definition, form, tmp_path):
    back, _told, _path = there_and_back(definition, form, tmp_path)

    assert back.definition == definition
    assert back.losses == ()


@given(definition=definitions())
@many
def test_what_is_only_in_our_own_column_is_told(definition, tmp_path):
    for form in ("xlsform", "redcap", "fhir"):
        _content, told = export(definition, form)
        named = {loss.item for loss in told}
        for one in definition.items:
            assert one.code in named or not (one.groups or one.picture or one.maps_to)


@pytest.mark.parametrize("definition", built_in(), ids=lambda one: one.code)
def test_pyxform_takes_the_library(definition, tmp_path):
    _back, _told, path = there_and_back(definition, "xlsform", tmp_path)

    made = convert(str(path), validate=False)

    assert made.warnings == []
    for one in definition.items:
        assert f"/data/{one.code}:label" in made.xform


@given(definition=definitions())
@settings(many, max_examples=10)
def test_pyxform_takes_whatever_has_words(definition, tmp_path):
    if not all(one.ask.root.get("en-gb") for one in definition.items):
        return
    if not all(o.words.root for one in definition.items for o in one.choices):
        return
    _back, _told, path = there_and_back(definition, "xlsform", tmp_path)

    assert convert(str(path), validate=False).xform


@given(definition=definitions())
@many
def test_fhir_resources_takes_our_questionnaire(definition):
    content, _told = export(definition, "fhir")

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        read = Questionnaire.model_validate_json(content)

    assert [one.linkId for one in read.item] == [one.code for one in definition.items]


@given(definition=definitions())
@many
def test_no_cell_is_a_formula(definition):
    workbook, _ = export(definition, "xlsform")
    with zipfile.ZipFile(io.BytesIO(workbook)) as package:
        sheets = [n for n in package.namelist() if n.startswith("xl/worksheets/")]
        assert all(b"<f>" not in package.read(name) for name in sheets)

    dictionary, _ = export(definition, "redcap")
    for row in csv.reader(io.StringIO(dictionary.decode("utf-8-sig"), newline="")):
        for cell in row:
            assert not cell.startswith(("=", "+", "@", "\t", "\r")), cell
            assert not cell.startswith("-") or cell[1:].isdecimal(), cell


@pytest.mark.parametrize("form", ["xlsform", "redcap", "fhir"])
def test_what_others_change_wins_over_what_was_kept(form, tmp_path):
    definition = asking(item("x", ask={"en-gb": "Old?", "staff": {"en-gb": "Staff?"}}))
    _back, _told, path = there_and_back(definition, form, tmp_path)
    change(path, b"Old?", b"New?")

    back = read_file(path)

    [one] = back.definition.items
    assert one.ask.root == {"en-gb": "New?"}
    assert [loss.what for loss in back.losses if loss.item == "x"] == [
        "What was kept as ask.staff."
    ]


def change(path, old, new):
    if path.suffix != ".xlsx":
        path.write_bytes(path.read_bytes().replace(old, new))
        return
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    with zipfile.ZipFile(path, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content.replace(old, new))


@pytest.mark.parametrize("form", ["xlsform", "redcap", "fhir"])
def test_the_protocol_travels(form, tmp_path):
    definition = asking(item("x", why="Because it helps."), title=words("A study"))
    back, _told, path = there_and_back(definition, form, tmp_path)

    assert back.definition.by_code["x"].why == "Because it helps."
    assert path.exists()
