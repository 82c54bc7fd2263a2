"""Files made to harm: each is refused in bounded time and memory."""

import time
import tracemalloc
import zipfile

import openpyxl
import pytest

from heed.foundation.spreadsheets import Limits, SpreadsheetRefused, rows

SHEET = "xl/worksheets/sheet1.xml"
SPACE = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
CELL = '<c r="{at}" t="inlineStr"><is><t>{text}</t></is></c>'


@pytest.fixture
def hostile(tmp_path):
    """Make a workbook in which one part is replaced, and further ones are added."""

    def make(parts):
        good, bad = tmp_path / "good.xlsx", tmp_path / "bad.xlsx"
        book = openpyxl.Workbook()
        book.active.append(["id"])
        book.save(good)
        with zipfile.ZipFile(good) as source:
            kept = {n: source.read(n) for n in source.namelist() if n not in parts}
        with zipfile.ZipFile(bad, "w", zipfile.ZIP_DEFLATED) as target:
            for name, content in {**kept, **parts}.items():
                _write(target, name, content)
        return bad

    return make


def _write(target, name, content):
    with target.open(name, "w", force_zip64=True) as part:
        for piece in [content] if isinstance(content, (str, bytes)) else content:
            part.write(piece.encode() if isinstance(piece, str) else piece)


def sheet_of(*table, size="A1", head=""):
    lines = "".join(f'<row r="{row}">{cells}</row>' for row, cells in table)
    data = f"<sheetData>{lines}</sheetData>"
    return f'{head}<worksheet {SPACE}><dimension ref="{size}"/>{data}</worksheet>'


def refusal_of(path, within_seconds=10, within_bytes=100 * 2**20, **kwargs):
    tracemalloc.start()
    began = time.monotonic()
    with pytest.raises(SpreadsheetRefused) as refusal:
        list(rows(path, **kwargs))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert time.monotonic() - began < within_seconds
    assert peak < within_bytes
    return str(refusal.value)


def test_a_cell_of_one_gigabyte_in_a_small_file(hostile):
    head = f'<worksheet {SPACE}><sheetData><row r="1"><c t="inlineStr"><is><t>'
    piece = b"x" * 2**20
    path = hostile(
        {SHEET: [head, *([piece] * 1024), "</t></is></c></row></sheetData>"]}
    )

    assert path.stat().st_size < 2 * 2**20
    assert "unpacks to more than 200 MB" in refusal_of(path, within_bytes=2**20 * 5)


def test_a_bomb_below_the_size_limit(hostile):
    path = hostile({"xl/media/zeros.bin": b"\x00" * 50 * 2**20})

    assert "unpacks to more than" in refusal_of(path)


def test_a_part_that_lies_about_its_size(hostile):
    path = hostile({SHEET: sheet_of((1, CELL.format(at="A1", text="x" * 500_000)))})
    data = bytearray(path.read_bytes())
    at = data.rfind(b"PK\x01\x02", 0, data.rfind(SHEET.encode()))
    data[at + 24 : at + 28] = (100).to_bytes(4, "little")
    path.write_bytes(bytes(data))

    assert "damaged" in refusal_of(path)


def test_too_many_parts(hostile):
    path = hostile({f"xl/extra/{number}.txt": "x" for number in range(1001)})

    assert "too many parts" in refusal_of(path)


@pytest.mark.parametrize("name", ["../evil.xml", "xl/../../evil.xml", "/evil.xml"])
def test_a_part_outside_the_package(hostile, name):
    assert "points outside" in refusal_of(hostile({name: "x"}))


def test_entities_from_outside(hostile):
    head = '<!DOCTYPE w [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
    path = hostile({SHEET: sheet_of((1, CELL.format(at="A1", text="&e;")), head=head)})

    assert "never needs" in refusal_of(path)


@pytest.mark.parametrize("part", [SHEET, "xl/workbook.xml", "xl/sharedStrings.xml"])
def test_a_billion_laughs(hostile, part):
    lol = "".join(f'<!ENTITY l{n + 1} "{f"&l{n};" * 10}">' for n in range(9))
    head = f'<!DOCTYPE w [<!ENTITY l0 "lol">{lol}]>'
    path = hostile({part: f"{head}<worksheet {SPACE}>&l9;</worksheet>"})

    assert "never needs" in refusal_of(path)


def test_a_false_size_does_no_harm(hostile):
    table = [(1, CELL.format(at="A1", text="id")), (2, CELL.format(at="A2", text="7"))]
    path = hostile({SHEET: sheet_of(*table, size="A1:XFD1048576")})
    began = time.monotonic()

    assert [row.cells for row in rows(path)] == [{"id": "7"}]
    assert time.monotonic() - began < 2


def test_a_row_a_thousand_million_down(hostile):
    table = [
        (1, CELL.format(at="A1", text="id")),
        (10**9, CELL.format(at="A9", text="7")),
    ]
    path = hostile({SHEET: sheet_of(*table)})

    assert "beyond 500 columns or 1,000 rows" in refusal_of(
        path, limits=Limits(rows=1000)
    )


def test_a_cell_far_to_the_right(hostile):
    path = hostile({SHEET: sheet_of((1, CELL.format(at="XFD1", text="id")))})

    assert "beyond 500 columns" in refusal_of(path)


@pytest.mark.parametrize(
    "content", [b"PK\x03\x04" + b"\xff" * 5000, b"\xd0\xcf\x11\xe0ole"]
)
def test_binary_junk(tmp_path, content):
    path = tmp_path / "junk.xlsx"
    path.write_bytes(content)

    assert "Save it" in refusal_of(path) or "save it again" in refusal_of(path)


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_memory_does_not_grow_with_the_file(tmp_path, kind):
    peaks = []
    for size in (2_000, 20_000):
        path = tmp_path / f"{size}.{kind}"
        _fill(path, size)
        tracemalloc.start()
        assert sum(1 for _ in rows(path)) == size
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()

    assert peaks[1] < peaks[0] * 1.5 + 2**18


def _fill(path, size):
    if path.suffix == ".csv":
        with path.open("w") as file:
            file.write("id,comment\n")
            file.writelines(f'{n},"Comment {n}, {"word " * 20}"\n' for n in range(size))
        return
    cells = CELL.format(at="A{0}", text="{0}") + CELL.format(at="B{0}", text="Say {0}")
    lines = (f'<row r="{n}">{cells.format(n)}</row>' for n in range(1, size + 2))
    book = openpyxl.Workbook()
    book.save(path.with_suffix(".tmp"))
    with zipfile.ZipFile(path.with_suffix(".tmp")) as source:
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
            for name in source.namelist():
                if name != SHEET:
                    target.writestr(name, source.read(name))
            # Without a stated size openpyxl reads the sheet twice, and keeps 80 bytes a
            # row of the first time; Excel always states it.
            start = f'<worksheet {SPACE}><dimension ref="A1"/><sheetData>'
            _write(target, SHEET, [start, *lines, "</sheetData></worksheet>"])
