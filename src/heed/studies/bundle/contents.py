"""Making the files of a bundle in a folder."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from uuid import UUID

from heed.coding.actions import lists_for_study
from heed.studies.bundle.access import Access, proposed
from heed.studies.bundle.readme import readme
from heed.studies.bundle.shown import consent_texts, questionnaires
from heed.studies.datasets import in_order_of_content
from heed.studies.models import Study
from heed.studies.reports.checklists import names
from heed.studies.reports.filled import filled_list
from heed.studies.reports.known import Known
from heed.studies.reports.outcomes import outcomes
from heed.studies.reports.survey import full_report
from heed.ui.documents.document import Document
from heed.ui.documents.markdown import as_markdown
from heed.ui.documents.pages import as_page
from heed.warehouse.dataset import Dataset
from heed.warehouse.formats import write

KINDS = ("csv", "parquet", "sav")


def make_files(
    study: Study, known: list[Known], folder: Path, wanted: Access | None, who: UUID
) -> Iterator[str]:
    """Make one file after another; each is named once it is there."""
    access = proposed([one.data for one in known], wanted)
    yield _write(folder / "README.md", as_markdown(readme(study, known, access)))
    for one in known:
        yield from _data(one.data, _made(folder / "data"))
        yield from _shown(one, folder)
    reports = {"survey": full_report(study, who), "aapor": outcomes(study)}
    reports |= {name: filled_list(study, name) for name in names()}
    works = [one.fieldwork.pk for one in known]
    reports |= dict(lists_for_study(who=who, fieldworks=works))
    for name, report in reports.items():
        yield from _both(_made(folder / "reports") / name, report)


def _data(data: Dataset, folder: Path) -> Iterator[str]:
    ordered = in_order_of_content(data)
    for kind in KINDS:
        for path in write(ordered, kind, folder):
            yield path.name
    # A catalogue publishes it, so it has no counts.
    quiet = replace(ordered.about, shows_counts=False)
    for path in write(replace(ordered, about=quiet), "ddi", folder):
        yield path.name


def _shown(known: Known, folder: Path) -> Iterator[str]:
    for name, shown in questionnaires(known):
        path = _made(folder / "questionnaires") / f"{name}.html"
        yield _write(path, as_page(shown))
    told = _made(folder / "consent") / known.fieldwork.slug
    yield from _both(told, consent_texts(known))


def _both(path: Path, whole: Document) -> Iterator[str]:
    yield _write(path.with_name(f"{path.name}.md"), as_markdown(whole))
    yield _write(path.with_name(f"{path.name}.html"), as_page(whole))


def _made(folder: Path) -> Path:
    folder.mkdir(mode=0o700, exist_ok=True)
    return folder


def _write(path: Path, text: str) -> str:
    path.write_text(text, encoding="utf-8", newline="\n")
    path.chmod(0o600)
    return path.name
