"""Files of a dataset, by the names under which they are asked for."""

from collections.abc import Callable
from pathlib import Path

from heed.warehouse.dataset import Dataset
from heed.warehouse.formats.csv_files import write_csv
from heed.warehouse.formats.excel import write_xlsx
from heed.warehouse.formats.parquet import write_parquet
from heed.warehouse.formats.statistics_files import write_dta, write_sav

WRITERS: dict[str, Callable[[Dataset, Path], None]] = {
    "csv": write_csv,
    "xlsx": write_xlsx,
    "sav": write_sav,
    "dta": write_dta,
    "parquet": write_parquet,
}
