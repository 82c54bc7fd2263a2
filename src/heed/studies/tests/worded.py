"""A survey that asks for words, in a study, with people inside and outside of it."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from heed.foundation import clock
from heed.instruments.actions import publish_edition
from heed.instruments.definition import parse
from heed.instruments.models import Edition
from heed.people.models import Account, Place
from heed.people.tests.factories import a_service, an_account
from heed.responses.actions import open_survey
from heed.responses.choices import Group
from heed.responses.models import Fieldwork, Response, WordsClock
from heed.responses.tests.factories import given, stored
from heed.studies.actions import join_study, open_study
from heed.studies.models import Sampling, Study

MONDAY = datetime(2026, 6, 1, 9, tzinfo=UTC)
WORDS = "The door was left open all night."
RAISED = "I want to die."
NOTES = dict.fromkeys(("why", "who_uses", "if_missing", "if_danger"), "A test.")


def on(day: int):
    """So many days after it opened, at ten in the morning."""
    return clock.at(MONDAY + timedelta(days=day, hours=1))


def a_worded_edition(by: Account, code: str = "in-words") -> Edition:
    """A questionnaire of one question that is answered in words."""
    item = {
        "code": "words",
        "kind": "long_text",
        "ask": {"en-gb": "What would make it easier?"},
        **NOTES,
    }
    document = {
        "code": code,
        "version": 1,
        "title": {"en-gb": "In words"},
        "groups": list(Group.values),
        "languages": ["en-gb"],
        "before_free_text": {
            "version": 1,
            "limits": {"en-gb": "We cannot promise to keep everything private."},
            "reading": {"en-gb": "Who reads: {reading_hours}"},
            "could_tell": {"en-gb": "Who you are could be told from your words."},
        },
        "items": [item],
    }
    return publish_edition(by=by, definition=parse(document))


@dataclass
class Worded:
    """A study over one survey that asks for words, and its people."""

    place: Place = field(default_factory=a_service)
    by: Account = field(init=False)
    colleague: Account = field(init=False)
    survey: Fieldwork = field(init=False)
    study: Study = field(init=False)

    def __post_init__(self) -> None:
        """Whoever opens it reads; a colleague works inside it too."""
        self.by = an_account("researcher", at=self.place)
        self.colleague = an_account("researcher", at=self.place)
        self.survey = self.opens()
        self.study = open_study(
            by=self.by,
            slug="a-study",
            title="A study",
            sampling=Sampling.OPEN,
            fieldworks=[self.survey],
        )
        join_study(by=self.by, study=self.study, account=self.colleague)

    def opens(self, **changes) -> Fieldwork:
        """Open the survey for three weeks."""
        edition = a_worded_edition(self.by)
        return open_survey(
            **{
                "by": self.by,
                "slug": "in-words",
                "title": "Asked in words",
                "place": self.place,
                "editions": {group: [edition] for group in Group.values},
                "opens_on": MONDAY.date(),
                "closes_on": MONDAY.date() + timedelta(days=21),
                **changes,
            }
        )

    def writes(self, words: str = WORDS, kind: str = "day") -> Response:
        """Somebody writes."""
        edition = self.survey.instruments.first().edition
        said = {"texts": {"words": [words]}, "kind": kind}
        return stored(given(self.survey, edition, self.place, **said)).response

    def clock_of(self, response: Response) -> WordsClock:
        """The promise about what one person wrote."""
        return WordsClock.objects.get(response=response)
