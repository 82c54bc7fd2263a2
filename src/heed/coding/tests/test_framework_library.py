"""Every framework that comes with Heed loads, and says what it knows and what not."""

import csv
from pathlib import Path

import pytest

from heed.coding.definition.evidence import MARKS
from heed.coding.definition.framework import parse
from heed.coding.frameworks.shelf import built_in, files
from heed.coding.tests.samples import shipped
from heed.instruments.formats.yaml_files import plain_values
from heedstats.tests.reference import lines

DATA = Path(__file__).resolve().parents[4].parent / "shared/data/feedback_train.csv"
FAMILY = [("ycff", "2012"), ("ycff-mh", "2018"), ("ycff-mh", "2021")]
both = pytest.mark.parametrize("path", files(), ids=lambda path: path.stem)
family = pytest.mark.parametrize(("slug", "version"), FAMILY)


@both
def test_it_loads_under_its_own_name(path):
    framework = parse(plain_values(path))
    assert path.stem == f"{framework.slug}-{framework.version}"
    assert parse(framework.as_json()) == framework


def test_they_are_all_there():
    names = {(one.slug, one.version) for one in built_in()}
    assert names == {*FAMILY, ("patient-feedback", "6"), ("lfpse-risk-themes", "5")}


def test_earlier_versions_come_first():
    seen = set()
    for framework in built_in():
        assert {walk.earlier for walk in framework.crosswalks} <= seen
        seen.add(framework.name)


@family
def test_every_definition_has_its_evidence(slug, version):
    framework = shipped(slug, version)
    assert set(framework.marks) == set(MARKS)
    for code in framework.codes:
        assert code.definition
        assert code.evidence
        assert code.use_when


@pytest.mark.parametrize(
    ("slug", "version", "factors"), [("ycff", "2012", 19), ("ycff-mh", "2021", 21)]
)
def test_factors_are_those_that_the_papers_count(slug, version, factors):
    framework = shipped(slug, version)
    assert len(framework.only_factors) == framework.factors == factors
    assert [c.kind for c in framework.codes if c.is_remainder] == [
        "outcome",
        "cant-code",
    ]


def test_the_two_added_factors_have_no_known_layer():
    framework = shipped("ycff-mh", "2021")
    unknown = [code.slug for code in framework.codes if code.layer == "unknown"]
    assert unknown == ["social-environment", "service-process"]


def test_the_version_of_2018_says_what_is_missing():
    framework = shipped("ycff-mh", "2018")
    [gap] = framework.missing
    assert not framework.may_be_coded_to
    assert len(framework.only_factors) == 5
    assert len(gap.candidates) == 16
    earlier = shipped("ycff", "2012")
    known = {code.slug for code in framework.only_factors}
    both = known | set(gap.candidates)
    assert {code.slug for code in earlier.only_factors} <= both


@pytest.mark.parametrize(
    ("slug", "version"), [("ycff-mh", "2018"), ("ycff-mh", "2021")]
)
def test_a_crosswalk_speaks_of_every_code_of_both(slug, version):
    later = shipped(slug, version)
    for walk in later.crosswalks:
        earlier = shipped(walk.earlier.framework, walk.earlier.version)
        assert {row.old for row in walk.rows} - {None} == set(earlier.by_slug)
        assert {row.new for row in walk.rows} - {None} == set(later.by_slug)


@pytest.mark.reference
@pytest.mark.skipif(not DATA.exists(), reason="The data are not part of the project.")
def test_the_feedback_labels_are_the_columns_of_the_data():
    with DATA.open(encoding="utf-8") as file:
        columns = next(csv.reader(file))[11:]
    codes = shipped("patient-feedback", "6").codes
    spelt = [code.aliases[0] if code.aliases else code.label for code in codes]
    assert spelt == columns


@pytest.mark.reference
def test_the_domains_of_2012_are_the_rows_of_the_published_table():
    rows = {line["domain"] for line in lines("ycff_by_setting_counts.csv")}
    assert rows - {"Grand total"} == {c.label for c in shipped("ycff", "2012").codes}
