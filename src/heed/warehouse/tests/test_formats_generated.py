"""Questionnaires of every shape go out as DDI and FHIR that others can read."""

import tempfile
from pathlib import Path
from xml.etree import ElementTree as ET

from fhir.resources.R4B.bundle import Bundle
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from heed.instruments.tests.generated import definitions
from heed.warehouse.columns import columns_of
from heed.warehouse.dataset import MISSING, About, Dataset
from heed.warehouse.formats.ddi import write_ddi
from heed.warehouse.formats.fhir import write_fhir
from heed.warehouse.survey_tables import survey_tables
from heed.warehouse.tests.ddi_shape import faults
from heed.warehouse.tests.samples import HOW


@st.composite
def datasets(draw):
    """A questionnaire with some people's answers to it."""
    form = draw(definitions())
    coded = columns_of([form])
    people = draw(st.lists(st.builds(dict), max_size=3))
    rows = []
    for said in people:
        for item in form.items:
            said[item.code] = draw(answer_to(item))
        rows.append([1, 1, "en-gb", 1, *(one.value(said) for one in coded)])
    columns = (*HOW, *(one.column for one in coded))
    return Dataset("made", "Made", columns, rows, about=About((form,), "A trust"))


def answer_to(item):
    codes = [option.code for option in item.choices]
    given_ = [st.sampled_from(codes)] if codes else []
    if item.kind == "several":
        given_ = [st.lists(st.sampled_from(codes), min_size=1, unique=True)]
    if item.kind == "number":
        given_.append(st.integers(item.least, item.most))
    if item.kind == "date":
        given_.append(st.sampled_from(["2024", "2024-05", "2024-05-17"]))
    return st.one_of(st.sampled_from(sorted(MISSING)), *given_)


@settings(
    max_examples=25,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],  # whole forms shrink slowly
    suppress_health_check=[HealthCheck.too_slow],
)
@given(datasets())
def test_what_is_written_is_as_the_standards_have_it(data):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "made"
        write_ddi(data, path)
        assert faults(ET.parse(path).getroot()) == []
        write_fhir(data, path)
        bundle = Bundle.model_validate_json(path.read_text(encoding="utf-8"))
    assert len(bundle.entry) == 1 + len(data.rows)
    for question in survey_tables(data):
        assert question.table.group.sum() == len(data.rows)
