"""Frameworks as REFI-QDA codebooks: what they hold comes back, the rest is listed."""

import pytest

from heed.coding.definition.framework import parse
from heed.coding.formats.frameworks.codebook import guid_of
from heed.coding.formats.frameworks.files import export, import_file, read_file
from heed.coding.formats.refi import read_file as read_project
from heed.coding.frameworks.shelf import built_in
from heed.coding.tests.samples import a_code, a_document, a_framework, shipped
from heed.instruments.errors import DefinitionError
from heed.instruments.formats.losses import How


def written(framework, folder):
    content, told = export(framework, "qdc")
    path = folder / "out.qdc"
    path.write_bytes(content)
    return path, told


@pytest.mark.parametrize("framework", built_in(), ids=lambda one: str(one.name))
def test_names_layers_and_definitions_come_back(framework, tmp_path):
    path, _told = written(framework, tmp_path)
    back = import_file(path).framework
    labels = {layer.slug: layer.label for layer in framework.layers}
    theirs = {layer.slug: layer.label for layer in back.layers}
    there = {code.label: code for code in back.codes}
    assert set(there) == {code.label for code in framework.codes}
    for code in framework.codes:
        found = there[code.label]
        assert (found.definition or "").startswith(code.definition or "")
        assert theirs.get(found.layer) == labels.get(code.layer)


def test_a_code_has_one_guid_in_every_version(tmp_path):
    guids = []
    for version in ("2018", "2021"):
        path, _told = written(shipped("ycff-mh", version), tmp_path)
        codes = read_project(path).project.codes
        guids.append({code.name: code.guid for code in codes})
    first, second = guids
    assert first["Service process"] == second["Service process"]
    assert second["Service process"] == guid_of("ycff-mh", "service-process")


def test_what_it_cannot_hold_is_listed(tmp_path):
    _path, told = written(shipped("ycff-mh", "2021"), tmp_path)
    whole = {loss.what for loss in told if not loss.item}
    assert {"setting.", "sources.", "factors.", "crosswalks."} <= whole
    kinds = {(loss.what, loss.how) for loss in told if loss.item}
    assert ("aliases.", How.LOST) in kinds
    assert ("kind.", How.CHANGED) in kinds


def test_what_a_coder_needs_stands_in_the_description(tmp_path):
    path, _told = written(shipped("ycff-mh", "2021"), tmp_path)
    [code] = [
        one for one in read_project(path).project.codes if one.name == "Staff workload"
    ]
    assert "Use when: The words are about being rushed" in code.description
    assert "See Management of staff and staffing levels." in code.description
    assert "Evidence A: A published definition" in code.description


def test_a_layer_without_codes_is_left_out(tmp_path):
    path, _told = written(parse(a_document(codes=[a_code("alone")])), tmp_path)
    assert [code.name for code in read_project(path).project.codes] == ["Near", "Alone"]


def test_what_is_no_codebook_is_refused(tmp_path):
    path = tmp_path / "not.qdc"
    path.write_text("<html/>")
    with pytest.raises(DefinitionError, match="the file"):
        read_file(path)
    assert a_framework()
