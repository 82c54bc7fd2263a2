"""Reports of a study: its figures, and check lists filled from its own records."""

from collections.abc import Callable

from heed.studies.reports.document import Document
from heed.studies.reports.survey import survey_report

REPORTS: dict[str, Callable[..., Document]] = {"survey": survey_report}
