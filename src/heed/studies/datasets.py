"""The datasets of a study's fieldworks."""

from dataclasses import replace

from heed.responses.models import Fieldwork
from heed.studies.models import Study
from heed.warehouse.dataset import Dataset
from heed.warehouse.queries import fieldwork_dataset


def study_dataset(study: Study, fieldwork: Fieldwork) -> Dataset:
    """A fieldwork's dataset, which says how people came to be asked."""
    dataset = fieldwork_dataset(fieldwork)
    told = replace(dataset.about, sampling=str(study.get_sampling_display()))
    return replace(dataset, about=told)


def in_order_of_content(dataset: Dataset) -> Dataset:
    """The same rows, sorted by what is in them, so that one dataset is one file."""
    rows = sorted(dataset.rows, key=lambda row: [str(value) for value in row])
    return replace(dataset, rows=rows)
