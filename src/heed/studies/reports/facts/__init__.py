"""Facts that reports tell, each from a study's own records and never typed.

A fact is a sentence or more; an empty one says that nothing is recorded.
"""

from collections.abc import Callable

from heed.studies.reports.facts import asked, counted, reached
from heed.studies.reports.known import Known

FACTS: dict[str, Callable[[Known], str]] = {
    "groups": asked.groups,
    "questionnaires": asked.questionnaires,
    "questions": asked.questions,
    "pages": asked.pages,
    "routing": asked.routing,
    "languages": asked.languages,
    "consent": asked.consent,
    "duration": asked.duration,
    "withdrawal": asked.withdrawal,
    "retention": asked.retention,
    "sampling": reached.sampling,
    "door": reached.door,
    "sources": reached.sources,
    "dates": reached.dates,
    "quotas": reached.quotas,
    "modes": reached.modes,
    "views": counted.views,
    "participation": counted.participation,
    "completion": counted.completion,
    "listed": counted.listed,
    "doubts": counted.doubts,
    "states": counted.states,
    "people": counted.people,
    "missing": counted.missing,
    "tables": counted.tables,
}
