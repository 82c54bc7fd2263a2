"""Reports of a study: its figures, and check lists filled from its own records."""

from collections.abc import Callable
from functools import partial

from heed.studies.reports.checklists import names
from heed.studies.reports.filled import filled
from heed.studies.reports.outcomes import outcome_report
from heed.studies.reports.survey import survey_report
from heed.ui.documents.document import Document

REPORTS: dict[str, Callable[..., Document]] = {
    "survey": survey_report,
    "aapor": outcome_report,
    **{name: partial(filled, name=name) for name in names()},
}
