"""Bringing in a questionnaire of 1,000 items from an XLSForm, and sending it out."""

import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import openpyxl
from pyxform.xls2xform import convert

from benchmarks.figures import Figure, Finding
from benchmarks.stores import Store
from heed.instruments.formats.files import ENDINGS, export, import_file, read_file

TARGET = 2  # seconds, for 1,000 items
LANGUAGES = ("English (en)", "Cymraeg (cy)")


def measure(_store: Store, *, quick: bool) -> list[Finding]:
    """CPU and wall clock, beside pyxform reading the same file in the same run."""
    items = 100 if quick else 1000
    with TemporaryDirectory() as folder:
        path = Path(folder) / "form.xlsx"
        a_form(path, items)
        what = f"an XLSForm of {items:,} items"
        cpu, wall = timed(lambda: read_file(path))
        theirs, _ = timed(lambda: convert(str(path), validate=False))
        used, apart = apart_from(path)
        found: list[Finding] = [
            Figure(f"read {what}: CPU", cpu, "s", at_most=TARGET),
            Figure(f"read {what}: wall clock", wall, "s"),
            Figure("the same by pyxform: CPU", theirs, "s", note="it writes an XForm"),
            Figure(
                f"read {what} in its own process: CPU",
                used,
                "s",
                at_most=TARGET,
                note="with the start of Python",
            ),
            Figure("the same: wall clock", apart, "s"),
            Figure("the whole command: wall clock", by_command(path), "s"),
        ]
        definition = read_file(path).definition
        for form in ENDINGS:
            cpu, _ = timed(lambda form=form: export(definition, form))
            found.append(Figure(f"write it as {form}: CPU", cpu, "s"))
    return found


def timed(act: Callable[[], object]) -> tuple[float, float]:
    """CPU of this process and wall clock, the best of three."""
    best = (float("inf"), float("inf"))
    for _ in range(3):
        wall, cpu = time.perf_counter(), time.process_time()
        act()
        took = (time.process_time() - cpu, time.perf_counter() - wall)
        best = (min(best[0], took[0]), min(best[1], took[1]))
    return best


def apart_from(path: Path) -> tuple[float, float]:
    """CPU and wall clock of the child process that reads a stranger's file."""
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    import_file(path)
    wall, after = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return used, wall - began


def by_command(path: Path) -> float:
    """The time of ``heed instrument import`` as a person would wait for it."""
    began = time.perf_counter()
    command = [sys.executable, "-m", "heed.config.console", "instrument", "import"]
    done = subprocess.run(
        [*command, str(path), "--out", str(path.with_suffix(".yaml")), "--json"],
        stdout=subprocess.DEVNULL,
        check=False,
    )
    if done.returncode not in {0, 3}:
        raise RuntimeError("The import did not work.")
    return time.perf_counter() - began


def a_form(path: Path, items: int) -> None:
    """A form with every fifth question routed, in two languages, lists shared."""
    book = openpyxl.Workbook(write_only=True)
    survey, choices = book.create_sheet("survey"), book.create_sheet("choices")
    labels = [f"label::{language}" for language in LANGUAGES]
    survey.append(["type", "name", *labels, "relevant", "required", "constraint"])
    choices.append(["list_name", "name", *labels])
    for code in ("1", "2", "3", "4", "5"):
        choices.append(["agree", code, f"Answer {code}", f"Ateb {code}"])
    for number in range(items):
        survey.append(_row(number))
    book.save(path)


def _row(number: int) -> list[str]:
    words = [f"Question {number}, in a sentence?", f"Cwestiwn {number}, mewn brawddeg?"]
    kinds = ("select_one agree", "select_multiple agree", "text", "integer", "note")
    kind = kinds[number % 5]
    asked = f"selected(${{q{number - 1}}}, '3')" if number % 5 == 1 else ""
    limits = ". >= 0 and . <= 120" if kind == "integer" else ""
    return [kind, f"q{number}", *words, asked, "yes" if kind == "text" else "", limits]
