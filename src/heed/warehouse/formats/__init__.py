"""Files of a dataset, by the names under which they are asked for."""

import tempfile
from collections.abc import Callable
from pathlib import Path

from heed.warehouse.dataset import Dataset
from heed.warehouse.formats.csv_files import write_csv
from heed.warehouse.formats.ddi import write_ddi
from heed.warehouse.formats.excel import write_xlsx
from heed.warehouse.formats.fhir import write_fhir
from heed.warehouse.formats.parquet import write_parquet
from heed.warehouse.formats.statistics_files import write_dta, write_sav

WRITERS: dict[str, Callable[[Dataset, Path], None]] = {
    "csv": write_csv,
    "xlsx": write_xlsx,
    "sav": write_sav,
    "dta": write_dta,
    "parquet": write_parquet,
    "ddi": write_ddi,
    "fhir": write_fhir,
}
ENDINGS = {"ddi": "ddi.xml", "fhir": "fhir.json"}  # others end in their own name


def write(dataset: Dataset, kind: str, folder: Path) -> list[Path]:
    """Write the files of one kind; they are there whole, for their owner alone.

    They are made in a folder that only the owner can enter, and get their names when
    they are whole; one that is there already is replaced.
    """
    with tempfile.TemporaryDirectory(prefix=".heed-export-", dir=folder) as apart:
        WRITERS[kind](dataset, Path(apart) / file_name(dataset, kind))
        made = sorted(Path(apart).iterdir())
        for path in made:
            path.chmod(0o600)
        return [path.replace(folder / path.name) for path in made]


def file_name(dataset: Dataset, kind: str) -> str:
    """What the file of one kind is called."""
    return f"{dataset.name}.{ENDINGS.get(kind, kind)}"
