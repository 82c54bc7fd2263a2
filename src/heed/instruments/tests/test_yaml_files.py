"""Questionnaires from YAML, without YAML's surprises."""

import contextlib

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from heed.instruments.errors import DefinitionError
from heed.instruments.formats.yaml_files import LARGEST, read_yaml
from heed.instruments.tests.samples import a_definition, document, item, options

TEXT = yaml.safe_dump(document())


def refusal(text):
    with pytest.raises(DefinitionError) as caught:
        read_yaml(text)
    return str(caught.value)


def test_it_works(tmp_path):
    path = tmp_path / "sample.yaml"
    path.write_text(TEXT)
    assert read_yaml(path) == read_yaml(TEXT) == a_definition()


def test_yes_and_no_are_words():
    data = document(item("x", options=options("a", "b")))
    text = yaml.safe_dump(data).replace("code: a", "code: yes")
    assert read_yaml(text).by_code["x"].choices[0].code == "yes"


def test_a_key_twice_is_refused():
    assert "line 2, column 1: The key code stands twice" in refusal("code: a\ncode: b")


def test_an_alias_is_refused():
    bomb = "a: &a [x]\nb: &b [*a, *a]\nc: [*b, *b]"
    assert "line 2" in refusal(bomb)
    assert "aliases are not allowed" in refusal(bomb)


def test_a_large_file_is_refused(tmp_path):
    path = tmp_path / "large.yaml"
    path.write_bytes(b"#" * (LARGEST + 1))
    assert "larger than 1 MB" in refusal(path)
    assert "larger than 1 MB" in refusal(path.read_bytes())


def test_deep_nesting_is_refused():
    assert "nests too deeply" in refusal("[" * 50_000)


@pytest.mark.parametrize(
    "text",
    [
        "!!python/object/apply:os.system ['true']",
        "a: [",
        "? [a]\n: b",
        "a: !!int x",
        "a: !!timestamp 2026-99-99",
        b"\xff\xfe\x00",
        "\x00",
        "{a: b}: c",
        "<<: 3",
        "",
    ],
)
def test_what_is_no_questionnaire_is_refused(text):
    assert refusal(text)


@given(st.text(max_size=200) | st.binary(max_size=200))
def test_garbage_is_refused_and_never_breaks(text):
    with pytest.raises(DefinitionError):
        read_yaml(text)


@given(st.integers(0, len(TEXT) - 1), st.text(max_size=3))
def test_a_damaged_file_is_read_or_refused(place, inserted):
    with contextlib.suppress(DefinitionError):
        assert read_yaml(TEXT[:place] + inserted + TEXT[place + 1 :]).items
