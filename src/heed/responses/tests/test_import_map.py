"""The map of an import: strict, and helpful where it refuses."""

from pathlib import Path

import pytest

from heed.responses.formats.import_map import check_columns, load_map
from heed.responses.formats.yaml_lines import MapRefused

EXAMPLE = Path(__file__).parents[4] / "examples" / "fft-map.yaml"


@pytest.fixture
def changed(tmp_path):
    def make(old, new):
        text = EXAMPLE.read_text(encoding="utf-8")
        assert old in text
        path = tmp_path / "map.yaml"
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        return path

    return make


def line_of(path, part):
    lines = path.read_text(encoding="utf-8").splitlines()
    return next(at for at, line in enumerate(lines, 1) if part in line)


def test_it_works():
    assert load_map(EXAMPLE).score.codes["1"] == "very_good"


@pytest.mark.parametrize(
    ("old", "new", "part"),
    [
        ("coarseness: month", "coarseness: hour", "coarseness: hour"),
        ("respondent:", "respondant:", "respondant:"),
        ("version: 1", "version: 2", "version: 2"),
        ('"2": good', "2: good", "2: good"),
        ('"2": good', '"1": good', '"1": good'),
        ("create: true", 'create: "yes"', 'create: "yes"'),
        ("slug: neas", "slug: NEAS!", '"NEAS"'),
        ("ignore: []", "ignore: [", ""),
    ],
)
def test_a_mistake_is_shown_with_its_line(changed, old, new, part):
    path = changed(old, new)

    with pytest.raises(MapRefused) as refusal:
        load_map(path)

    lines = [problem.line for problem in refusal.value.problems]
    assert line_of(path, part) in lines if part else lines


def test_aliases_are_refused(changed):
    path = changed("ignore: []", "ignore: &a []\nmissing2: *a")

    with pytest.raises(MapRefused, match="Aliases"):
        load_map(path)


def test_a_column_that_the_map_does_not_know_stops_everything():
    spec = load_map(EXAMPLE)
    columns = [*spec.used_columns(), *spec.keep_as_labels]
    check_columns(spec, columns)

    with pytest.raises(MapRefused, match="'NHS number', 'Postcode'"):
        check_columns(spec, [*columns, "Postcode", "NHS number"])


def test_a_column_that_is_missing_stops_everything():
    spec = load_map(EXAMPLE)

    with pytest.raises(MapRefused, match="no column 'Comment ID'"):
        check_columns(spec, ["Trust"])
