"""Out and in again gives the same framework; what is not carried is listed."""

import csv
import io
import json

import openpyxl
import pytest
from fhir.resources.R4B.codesystem import CodeSystem
from fhir.resources.R4B.conceptmap import ConceptMap
from hypothesis import HealthCheck, given, settings

from heed.coding.formats.frameworks.concept_map import write_concept_map
from heed.coding.formats.frameworks.files import ENDINGS, export, import_file, read_file
from heed.coding.frameworks.shelf import built_in
from heed.coding.tests.generated import frameworks
from heed.coding.tests.samples import a_framework, shipped
from heed.instruments.errors import DefinitionError
from heed.instruments.formats.losses import How

many = settings(
    max_examples=30,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
WHOLE = ["csv", "fhir", "yaml"]  # a codebook holds less, and says so


def there_and_back(framework, form, folder):
    content, told = export(framework, form)
    path = folder / f"out{ENDINGS[form]}"
    path.write_bytes(content)
    return read_file(path), told, path


@pytest.mark.parametrize("form", WHOLE)
@given(framework=frameworks())
@many
def test_a_round_trip_is_equal(framework, form, tmp_path):
    back, told, _path = there_and_back(framework, form, tmp_path)
    assert back.framework == framework
    assert back.losses == ()
    assert {loss.how for loss in told} <= {How.ASIDE}


@pytest.mark.parametrize("form", WHOLE)
@pytest.mark.parametrize("framework", built_in(), ids=lambda one: str(one.name))
def test_the_library_comes_back_whole(framework, form, tmp_path):
    back, _told, _path = there_and_back(framework, form, tmp_path)
    assert back.framework == framework
    assert back.framework.sha256() == framework.sha256()


@given(framework=frameworks())
@many
def test_no_cell_is_taken_for_a_formula(framework):
    content, _told = export(framework, "csv")
    for row in csv.reader(io.StringIO(content.decode("utf-8-sig"))):
        for cell in row:
            assert not cell.lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\r"))


@given(framework=frameworks())
@many
def test_another_reader_takes_our_code_system(framework):
    content, _told = export(framework, "fhir")
    resource = CodeSystem.model_validate_json(content)
    assert [one.code for one in resource.concept] == [c.slug for c in framework.codes]
    assert resource.count == len(framework.codes)


def test_an_incomplete_one_is_a_fragment():
    content, _told = export(shipped("ycff-mh", "2018"), "fhir")
    resource = CodeSystem.model_validate_json(content)
    assert (resource.status, resource.content) == ("draft", "fragment")


def test_a_crosswalk_goes_out_as_a_concept_map():
    later = shipped("ycff-mh", "2021")
    content, told = write_concept_map(later, later.crosswalks[0])
    resource = ConceptMap.model_validate_json(content)
    [group] = resource.group
    assert (group.source, group.target) == (
        "urn:heed:framework:ycff",
        "urn:heed:framework:ycff-mh",
    )
    assert {e.target[0].equivalence for e in group.element} == {"equivalent"}
    assert len(group.element) == 21
    assert {loss.item for loss in told} == {"social-environment", "service-process"}


def test_what_nobody_knows_has_no_target_in_a_concept_map():
    later = shipped("ycff-mh", "2018")
    content, told = write_concept_map(later, later.crosswalks[0])
    [group] = ConceptMap.model_validate_json(content).group
    assert sum(not one.target for one in group.element) == 16
    assert sum(loss.how is How.CHANGED for loss in told) == 16


def table(folder, *rows, name="mine.csv"):
    path = folder / name
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    return path


def test_a_table_of_another_program_comes_in(tmp_path):
    path = table(
        tmp_path,
        ["Name", "Category", "Description", "Colour"],
        ["Not listened to", "Staff", "Words fell on deaf ears", "red"],
        ["Long wait", "Getting in", "", ""],
    )
    found = import_file(path)
    framework = found.framework
    assert [(c.slug, c.layer) for c in framework.codes] == [
        ("not-listened-to", "staff"),
        ("long-wait", "getting-in"),
    ]
    assert [layer.label for layer in framework.layers] == ["Staff", "Getting in"]
    assert framework.codes[0].evidence == ("D",)
    assert "brought in" in framework.marks["D"]
    assert [(loss.where, loss.what) for loss in found.losses] == [
        ("row 2, column Colour", "“red”.")
    ]


def test_an_excel_workbook_comes_in(tmp_path):
    book = openpyxl.Workbook()
    for row in (["code", "label"], ["wait", "Waiting"]):
        book.active.append(row)
    book.save(tmp_path / "mine.xlsx")
    [code] = import_file(tmp_path / "mine.xlsx").framework.codes
    assert (code.slug, code.label) == ("wait", "Waiting")


WRONG = [
    (["code", "kind"], ["a", "thing"], "row 2, column kind"),
    (["code", "definition", "evidence"], ["a", "x", "Z"], "row 2, column evidence"),
    (["note"], ["x"], "row 2, column label"),
    (["code", "note"], ["a"], "row 2: The row has fewer"),
    (["code", "label"], ["a", "x" * 201], r"row 2 \(a\)\.label"),
]


@pytest.mark.parametrize(("header", "row", "told"), WRONG)
def test_what_is_wrong_has_row_column_and_remedy(tmp_path, header, row, told):
    with pytest.raises(DefinitionError, match=told) as refusal:
        import_file(table(tmp_path, header, row))
    assert all(problem.remedy for problem in refusal.value.problems)


def test_a_factor_added_in_a_spreadsheet_keeps_the_rest(tmp_path):
    content, _told = export(shipped("ycff-mh", "2021"), "csv")
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))
    new = dict.fromkeys(rows[0], "") | {
        "code": "waiting-alone",
        "label": "Waiting alone",
    }
    changed = [{**row, "version": "2021-ours"} for row in [*rows, new]]
    path = tmp_path / "changed.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(changed)
    found = import_file(path)
    assert found.framework.by_slug["waiting-alone"].layer == "unknown"
    assert len(found.framework.only_factors) == 22
    assert found.framework.crosswalks == shipped("ycff-mh", "2021").crosswalks
    assert [loss.what for loss in found.losses] == [
        "How many factors the source counts."
    ]


def code_system(folder, **changes):
    path = folder / "theirs.json"
    resource = {
        "resourceType": "CodeSystem",
        "status": "active",
        "content": "complete",
        "title": "Theirs",
        "publisher": "Somebody",
        "concept": [
            {
                "code": "S",
                "display": "Staff",
                "concept": [
                    {"code": "S1", "display": "Heard", "concept": [{"code": "S1.1"}]}
                ],
            },
            {"code": "Z", "property": [{"code": "colour", "valueString": "red"}]},
        ],
    }
    path.write_text(json.dumps(resource | changes))
    return path


def test_a_code_system_of_another_program_comes_in(tmp_path):
    found = import_file(code_system(tmp_path))
    assert [(c.slug, c.layer, c.aliases) for c in found.framework.codes] == [
        ("s1", "s", ("S1",)),
        ("s1-1", "s", ("S1.1",)),
        ("z", "unknown", ("Z",)),
    ]
    assert [layer.label for layer in found.framework.layers] == ["Staff"]
    told = {(loss.how, loss.where) for loss in found.losses}
    assert {
        (How.LOST, "CodeSystem.publisher"),
        (How.LOST, "CodeSystem.concept[1].property[0]"),
        (How.CHANGED, "CodeSystem.concept[0]"),
    } <= told


HOSTILE = [
    ("deep.json", "[" * 200_000),
    ("deep.json", '{"resourceType":"CodeSystem","concept":' + '[{"concept":' * 5_000),
    ("number.json", '{"a":' + "9" * 10_000 + "}"),
    ("other.json", '{"resourceType":"Patient"}'),
    ("other.json", "[]"),
    ("binary.csv", "code\x00"),
    ("quotes.csv", 'code\n"never closed'),
    ("twice.csv", "code,code\na,b"),
    ("wide.csv", ",".join(f"c{n}" for n in range(300)) + "\nx"),
    ("long.csv", "code\n" + "a" * 80_000),
    ("many.csv", "code\n" + "\n".join(f"c{n}" for n in range(2_200))),
    ("empty.csv", ""),
    ("alias.yaml", "a: &a [x]\nb: [*a, *a]"),
    ("large.csv", "x" * (4 * 2**20 + 1)),
    ("file.exe", "x"),
]


@pytest.mark.parametrize(("name", "content"), HOSTILE)
def test_a_hostile_file_is_refused(tmp_path, name, content):
    path = tmp_path / name
    path.write_text(content)
    with pytest.raises(DefinitionError) as refusal:
        import_file(path)
    assert len(str(refusal.value)) < 2_000


def test_what_is_refused_names_no_words_of_the_file(tmp_path):
    path = table(tmp_path, ["code", "kind"], ["a", "SECRET"])
    with pytest.raises(DefinitionError) as refusal:
        import_file(path)
    assert "SECRET" not in str(refusal.value)
    assert a_framework()
