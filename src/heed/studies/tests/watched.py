"""A survey whose answers come day after day, for tests of what may be watched."""

from datetime import UTC, date, datetime, timedelta

from heed.foundation import clock
from heed.instruments.actions import publish_edition
from heed.instruments.definition import parse
from heed.people.models import Account, Place
from heed.people.tests.factories import an_account, an_organisation
from heed.responses.actions import add_consent_text, declare_sources, open_survey
from heed.responses.actions.counting import count_page, write_counts
from heed.responses.choices import Decision, Group, Purpose
from heed.responses.models import ConsentText, Fieldwork, Response
from heed.responses.tests.factories import given, stored
from heed.studies.actions import open_study
from heed.studies.models import Sampling, Study
from heed.studies.tests.factories import NOTES

OPENED = datetime(2026, 5, 4, 12, tzinfo=UTC)  # a Monday
NATIONS = ("england", "scotland", "wales", "ireland")


def a_question(code: str, answers: tuple[str, ...], **more) -> dict:
    """A question with one answer out of a few."""
    options = [{"code": one, "words": {"en-gb": one.capitalize()}} for one in answers]
    ask = {"en-gb": f"Question {code}?"}
    return {"code": code, "kind": "one_choice", "ask": ask, "options": options} | (
        NOTES | more
    )


class Survey:
    """An open survey of an organisation, with the study that gathers it."""

    def __init__(self) -> None:
        self.place: Place = an_organisation()
        self.by: Account = an_account("researcher", at=self.place)
        self.fieldwork: Fieldwork = self._opened()
        self.study: Study = open_study(
            by=self.by,
            slug="a-study",
            title="A study",
            sampling=Sampling.OPEN,
            fieldworks=[self.fieldwork],
        )
        self.text: ConsentText = add_consent_text(
            by=self.by,
            fieldwork=self.fieldwork,
            purpose=Purpose.RESEARCH,
            language="en-gb",
            body="I agree.",
        )

    def _opened(self) -> Fieldwork:
        questions = [
            a_question("nation", NATIONS),
            a_question("ease", ("easy", "hard")),
            a_question("caring", ("yes", "no"), groups=["carer"]),
        ]
        document = {
            "code": "a-survey",
            "version": 1,
            "title": {"en-gb": "A survey"},
            "groups": list(Group.values),
            "languages": ["en-gb"],
            "items": questions,
        }
        edition = publish_edition(by=self.by, definition=parse(document))
        fieldwork = open_survey(
            by=self.by,
            slug="a-survey",
            title="A survey",
            place=self.place,
            editions={group: [edition] for group in Group.values},
            opens_on=date(2026, 5, 4),
            closes_on=date(2026, 7, 31),
        )
        declare_sources(by=self.by, fieldwork=fieldwork, sources={"forum": "A forum"})
        return fieldwork

    def answer(
        self, day: int, many: int = 1, *, nation: str = "england", **more
    ) -> list[Response]:
        """Some people answer on a day after the first."""
        answers = {"nation": nation, "ease": "easy"} | more.pop("answers", {})
        edition = self.fieldwork.instruments.first().edition
        with on(day, more.pop("hour", 0)):
            return [
                stored(
                    given(
                        self.fieldwork,
                        edition,
                        self.place,
                        answers=dict(answers),
                        research=Decision.YES,
                        research_text=self.text,
                        **more,
                    )
                ).response
                for _ in range(many)
            ]

    def reach(self, day: int, **pages: int) -> None:
        """Pages are reached so often on a day; ``q__x`` stands for ``q:x``."""
        with on(day):
            for page, many in pages.items():
                for _ in range(many):
                    count_page(self.fieldwork, page.replace("__", ":"))
            write_counts()


def on(day: int, hour: int = 0):
    """The clock on a day after the first, counted from its noon."""
    return clock.at(OPENED + timedelta(days=day, hours=hour))
