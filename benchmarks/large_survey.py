"""A survey with a million responses to 40 questions, as the analysis store has it.

What is measured reads the encrypted files; pandas reads the same rows from a plain
Parquet file in the same run. The report is made first, so that its memory is its own.
"""

import resource
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pandas as pd
import pyarrow.parquet as pq

from benchmarks.figures import Figure, Finding
from benchmarks.questionnaire import ITEMS, Surveyed, a_survey, respond
from benchmarks.stores import Store
from heed.responses.choices import Group
from heed.responses.queries import slices as operational
from heed.responses.queries.slices import subjects_of
from heed.safeguards.audit import AT_THE_CONSOLE
from heed.studies.reports.survey import full_report
from heed.ui.documents.markdown import as_markdown
from heed.warehouse.actions import rebuild
from heed.warehouse.counting import fieldwork_slices
from heed.warehouse.folder import path_of
from heed.warehouse.formats import write
from heed.warehouse.models import StoredFile
from heed.warehouse.queries import definitions_of, fieldwork_dataset
from heed.warehouse.sealed_files import dataset_of

QUESTIONS = [f"q{number}" for number in range(ITEMS)]


def measure(_store: Store, *, quick: bool) -> list[Finding]:
    """Wall-clock seconds, the best of three where it is short, and peak memory."""
    people = 60_000 if quick else 1_000_000
    survey = a_survey(people)
    before = _peak()
    took, report = _once(lambda: as_markdown(full_report(survey.study, AT_THE_CONSOLE)))
    held = _peak()
    what = f"{people:,} responses, {ITEMS} questions"
    return [
        Figure(f"full report of {what}", took, "s", at_most=10),
        Figure("memory at most", held, "GB", at_most=2, note=f"{before:.2f} before it"),
        Figure("the report", len(report) / 1024, "KB"),
        *_exports(survey),
        *_beside_pandas(survey),
        *_copying(survey, 5_000 if quick else 60_000),
    ]


def _exports(survey: Surveyed) -> list[Finding]:
    """Files written from the stream; memory is the highest until then."""
    found: list[Finding] = []
    for kind in ("csv", "parquet"):
        with TemporaryDirectory() as folder:
            data = fieldwork_dataset(survey.fieldwork)
            took, _ = _once(lambda d=data, k=kind, f=folder: write(d, k, Path(f)))
        found += [
            Figure(f"export as {kind}", took, "s"),
            Figure("memory at most until then", _peak(), "GB", at_most=2),
        ]
    return found


def _beside_pandas(survey: Surveyed) -> list[Finding]:
    """One table, and the tables of all questions, from the files to the counts."""
    with TemporaryDirectory() as folder:
        plain = Path(folder) / "plain.parquet"
        _write_plain(plain)
        ours = _best(lambda: _tables(survey, QUESTIONS[:1]))
        theirs = min(_best(lambda w=way: _pandas(plain, 1, w)) for way in WAYS)
        all_ours, _ = _once(lambda: _tables(survey, QUESTIONS))
        all_theirs = min(
            _once(lambda w=way: _pandas(plain, ITEMS, w))[0] for way in WAYS
        )
    return [
        Figure("one table by window and group, from the files", ours, "s"),
        Figure("the same in pandas, the faster of two ways", theirs, "s"),
        Figure("ours beside pandas", ours / theirs, "times", at_most=1),
        Figure(f"tables of {ITEMS} questions, from the files", all_ours, "s"),
        Figure("the same in pandas, the faster of two ways", all_theirs, "s"),
        Figure("ours beside pandas", all_ours / all_theirs, "times", at_most=1),
    ]


def _tables(survey: Surveyed, codes: list[str]) -> None:
    (definition,) = definitions_of(survey.fieldwork).values()
    fieldwork_slices(survey.fieldwork, subjects_of(definition, codes), Group.values)


def _crosstab(frame: pd.DataFrame, name: str) -> None:
    pd.crosstab(frame[name], [frame["window_start"], frame["group"]])


def _groupby(frame: pd.DataFrame, name: str) -> None:
    frame.groupby([name, "window_start", "group"], observed=False).size()


WAYS = (_crosstab, _groupby)


def _pandas(plain: Path, many: int, way: Callable[[pd.DataFrame, str], None]) -> None:
    names = [f"said__{code}" for code in QUESTIONS[:many]]
    frame = pd.read_parquet(plain, columns=[*names, "window_start", "group"])
    for name in names:
        way(frame, name)


def _write_plain(path: Path) -> None:
    """The same rows and types without encryption, as pandas would be given them."""
    dataset = dataset_of([path_of(file) for file in StoredFile.objects.all()])
    with pq.ParquetWriter(path, dataset.schema, compression="zstd") as writer:
        for batch in dataset.to_batches():
            writer.write_batch(batch)


def _copying(survey: Surveyed, people: int) -> list[Finding]:
    """From responses to files, and what a table costs in either store."""
    respond(survey, people)
    took, rows = _once(rebuild)
    (definition,) = definitions_of(survey.fieldwork).values()
    subjects = subjects_of(definition, QUESTIONS[:1])
    direct, _ = _once(
        lambda: operational.fieldwork_slices(survey.fieldwork, subjects, Group.values)
    )
    if rows != people:
        raise RuntimeError(f"Of {people} responses {rows} were copied.")
    return [
        Figure(f"copy {people:,} responses: a second", people / took, "rows"),
        Figure(f"one table of {people:,} in the operational store", direct, "s"),
    ]


def _once(act: Callable[[], Any]) -> tuple[float, Any]:
    began = time.perf_counter()
    done = act()
    return time.perf_counter() - began, done


def _best(act: Callable[[], Any], times: int = 3) -> float:
    return min(_once(act)[0] for _ in range(times))


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
