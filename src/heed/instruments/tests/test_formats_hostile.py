"""Files made to harm are refused within a second of computing and bounded memory.

Each is read in a process of its own with 512 MB to use; the seconds are of its
processor, without the start of Python.
"""

import csv
import json
import subprocess
import sys
import zipfile

import openpyxl
import pytest

from heed.instruments.errors import DefinitionError
from heed.instruments.formats.files import export, import_file, read_file
from heed.instruments.tests.samples import asking

SHEET = "xl/worksheets/sheet1.xml"
SPACE = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
READ = """
import resource, sys, time
from pathlib import Path
from heed.instruments.errors import DefinitionError
from heed.instruments.formats.files import export, read_file
resource.setrlimit(resource.RLIMIT_AS, (512 * 2**20,) * 2)
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
began = time.process_time()
try:
    read_file(Path(sys.argv[1]))
    said = "taken"
except DefinitionError as error:
    said = str(error)[:300].splitlines()[0]
took = time.process_time() - began
grew = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024
print(f"{took:.2f}|{grew}|{said}")
"""


def refusal_of(path, *, within_mb=150):
    """What is said of a file, in under a second and within so much more memory."""
    done = subprocess.run(
        [sys.executable, "-c", READ, str(path)],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
        env={"PYTHONPATH": ":".join(sys.path), "PATH": "/usr/bin"},
    )
    took, grew, said = done.stdout.strip().split("|", 2)
    assert float(took) < 1, done.stdout
    assert int(grew) < within_mb, done.stdout
    assert said != "taken"
    return said


@pytest.fixture
def hostile(tmp_path):
    """A workbook in which one part is replaced or added."""

    def make(name, *pieces):
        good, bad = tmp_path / "good.xlsx", tmp_path / "bad.xlsx"
        book = openpyxl.Workbook()
        book.active.title = "survey"
        book.save(good)
        with zipfile.ZipFile(good) as source:
            kept = {n: source.read(n) for n in source.namelist() if n != name}
        with zipfile.ZipFile(bad, "w", zipfile.ZIP_DEFLATED) as target:
            for other, content in kept.items():
                target.writestr(other, content)
            with target.open(name, "w", force_zip64=True) as part:
                for piece in pieces:
                    part.write(piece)
        return bad

    return make


def sheet(rows):
    """The bytes of a sheet with these rows of text."""
    lines = []
    for number, cells in enumerate(rows, start=1):
        inner = "".join(
            f'<c t="inlineStr"><is><t>{text}</t></is></c>' for text in cells
        )
        lines.append(f'<row r="{number}">{inner}</row>')
    data = "".join(lines)
    return f"<worksheet {SPACE}><sheetData>{data}</sheetData></worksheet>".encode()


def test_a_zip_bomb(hostile):
    path = hostile("xl/media/zeros.bin", *[b"\x00" * 2**20] * 500)
    assert "unpacks to more than 24 MB" in refusal_of(path)


def test_a_cell_of_one_gigabyte(hostile):
    head = f"<worksheet {SPACE}><sheetData><row><c t='inlineStr'><is><t>".encode()
    tail = b"</t></is></c></row></sheetData></worksheet>"
    path = hostile(SHEET, head, *[b"x" * 2**20] * 1024, tail)
    assert path.stat().st_size < 2 * 2**20
    assert "unpacks to more than 24 MB" in refusal_of(path)


@pytest.mark.parametrize(
    "head",
    [
        '<!DOCTYPE w [<!ENTITY e SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE w [<!ENTITY l0 "lol">'
        + "".join(f'<!ENTITY l{n + 1} "{f"&l{n};" * 10}">' for n in range(9))
        + "]>",
    ],
)
def test_entities_from_outside_and_a_billion_laughs(hostile, head):
    path = hostile(SHEET, head.encode(), sheet([["&e;"]]))
    assert "never needs" in refusal_of(path)


def test_a_million_columns(hostile):
    cells = '<c t="inlineStr"><is><t>x</t></is></c>' * 2**20
    row = f'<worksheet {SPACE}><sheetData><row r="1">{cells}</row></sheetData>'
    path = hostile(SHEET, row.encode(), b"</worksheet>")
    assert "unpacks to more than 24 MB" in refusal_of(path)


def test_twenty_thousand_columns(hostile):
    path = hostile(SHEET, sheet([[f"x{n}" for n in range(20_000)]]))
    assert "beyond 500 columns" in refusal_of(path)


def test_a_wide_data_dictionary(tmp_path):
    path = tmp_path / "wide.csv"
    path.write_text(",".join(f"c{n}" for n in range(100_000)) + "\n")
    assert "more than 500 columns" in refusal_of(path)


def test_ten_thousand_items_of_an_xlsform(hostile):
    rows = [["type", "name", "label"]]
    rows += [["text", f"q{n}", f"Question {n}?"] for n in range(10_000)]
    assert "6,000 rows" in refusal_of(hostile(SHEET, sheet(rows)))


def test_ten_thousand_items_of_redcap(tmp_path):
    path = tmp_path / "many.csv"
    with path.open("w") as file:
        writer = csv.writer(file)
        writer.writerow(["field_name", "field_type", "field_label"])
        writer.writerows([f"q{n}", "text", "Question?"] for n in range(10_000))
    assert "6,000 rows" in refusal_of(path)


def test_ten_thousand_items_of_fhir(tmp_path):
    items = [{"linkId": f"q{n}", "type": "string", "text": "?"} for n in range(10_000)]
    path = tmp_path / "many.json"
    path.write_text(json.dumps({"resourceType": "Questionnaire", "item": items}))
    assert "more than 2,000" in refusal_of(path)


@pytest.mark.parametrize("depth", [400, 200_000])
def test_groups_within_groups(tmp_path, depth):
    begin = '{"linkId":"g","type":"group","item":['
    path = tmp_path / "deep.json"
    path.write_text(
        f'{{"resourceType":"Questionnaire","item":[{begin * depth}{"]}" * depth}]}}'
    )
    assert "nest" in refusal_of(path) or "larger than 4 MB" in refusal_of(path)


def test_brackets_without_end(tmp_path):
    path = tmp_path / "deep.json"
    path.write_text("[" * 1_000_000)
    assert "nests too deeply" in refusal_of(path)


def test_a_condition_without_end(hostile):
    rows = [
        ["type", "name", "label", "relevant"],
        ["text", "a", "A?", ""],
        ["text", "b", "B?", "(" * 30_000],
    ]
    path = hostile(SHEET, sheet(rows))
    [lost] = [one for one in read_file(path).losses if "condition" in one.what]
    assert lost.why == "It nests too deeply."


def test_a_value_of_another_type(tmp_path):
    path = tmp_path / "odd.json"
    path.write_text('{"resourceType": "Questionnaire", "item": {"linkId": 3}}')
    assert "Questionnaire.item: Here should be a list." in refusal_of(path)


@pytest.mark.parametrize("form", ["xlsform", "redcap", "fhir"])
def test_formulas_come_in_as_words_and_go_out_as_words(form, tmp_path):
    evil = '=HYPERLINK("http://127.0.0.1","x")'
    content, _ = export(asking(title={"en-gb": evil}), form)
    path = tmp_path / {"xlsform": "a.xlsx", "redcap": "a.csv", "fhir": "a.json"}[form]
    path.write_bytes(content)
    assert read_file(path).definition.title.root == {"en-gb": evil}


def test_a_formula_in_a_dictionary_of_others_is_words(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text(
        "field_name,field_type,field_label\nid,text,ID\nx,text,=cmd|' /C calc'!A0\n"
    )
    definition = read_file(path).definition
    assert definition.by_code["x"].ask.root["en-gb"].startswith("=cmd")

    content, _ = export(definition, "redcap")
    assert "'=cmd" in content.decode("utf-8-sig")


def test_what_was_kept_aside_is_checked_like_everything(tmp_path):
    content, _ = export(asking(), "fhir")
    data = json.loads(content)
    kept = {"kind": "five_point", "options.a.words": 3, "a.b.c.d": 1, "code": "X"}
    data["item"][0]["extension"] = [
        {"url": "urn:heed:aside", "valueString": json.dumps(kept)}
    ]
    path = tmp_path / "a.json"
    path.write_text(json.dumps(data))
    with pytest.raises(DefinitionError, match=r"Questionnaire.item\[0\]"):
        read_file(path)


def test_the_child_process_tells_the_same(hostile, tmp_path):
    with pytest.raises(DefinitionError, match="unpacks to more than"):
        import_file(hostile("xl/media/zeros.bin", *[b"\x00" * 2**20] * 100))
    path = tmp_path / "a.csv"
    path.write_text("field_name,field_type,field_label\nid,text,ID\nx,dance,X\n")
    with pytest.raises(DefinitionError, match="row 3, column field_type"):
        import_file(path)
    assert path.write_bytes(export(asking(), "redcap")[0])
    assert import_file(path).definition == asking()
