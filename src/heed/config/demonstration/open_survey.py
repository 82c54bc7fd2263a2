"""A made-up survey that is still open, so that its pages can be walked through.

It stands beside the finished one, in a study of its own, and nobody has answered it.
"""

from datetime import datetime, timedelta
from typing import Any

from heed.config.demonstration.founding import Founded
from heed.config.demonstration.world import DATA, read
from heed.instruments.actions import publish_edition
from heed.instruments.formats.yaml_files import read_yaml
from heed.people.models import Account
from heed.responses.actions import (
    add_consent_text,
    declare_sources,
    open_survey,
    say_of_survey,
)
from heed.responses.actions.surveys import SHEET, STATEMENT
from heed.responses.choices import Group, Purpose, Variant
from heed.responses.models import Fieldwork
from heed.studies.actions import open_study
from heed.studies.models import Sampling

SLUG = "open-survey"
OPENED, CLOSES, TAKEN_BACK = timedelta(days=7), timedelta(days=60), timedelta(days=90)
SOURCES = {"charity": "Newsletter of a made-up charity", "poster": "Poster"}


def hold_open_survey(found: Founded, now: datetime) -> Fieldwork:
    """Open a survey for all three groups, in two languages and in Easy Read."""
    researcher = found.holding("researcher")[0]
    edition = publish_edition(
        by=researcher, definition=read_yaml(DATA / "open-survey.yaml")
    )
    fieldwork = open_survey(
        by=researcher,
        slug=SLUG,
        title="Made up: being heard about safety",
        place=found.organisation,
        editions={group: [edition] for group in Group.values},
        opens_on=(now - OPENED).date(),
        closes_on=(now + CLOSES).date(),
        withdraw_until=(now + TAKEN_BACK).date(),
        minutes=5,
        words_read_within=3,
    )
    declare_sources(by=researcher, fieldwork=fieldwork, sources=SOURCES)
    _say(researcher, fieldwork, read("open-survey-words.yaml"))
    open_study(
        by=researcher,
        slug=SLUG,
        title=fieldwork.title,
        sampling=Sampling.OPEN,
        fieldworks=[fieldwork],
    )
    return fieldwork


def _say(by: Account, fieldwork: Fieldwork, words: dict[str, Any]) -> None:
    for language, wordings in words["first_page"].items():
        for variant, said in wordings.items():
            say_of_survey(
                by=by, fieldwork=fieldwork, language=language, variant=variant, **said
            )
    for language, wordings in words["sheet"].items():
        for variant, body in wordings.items():
            _tell(by, fieldwork, language, body, kind=SHEET, variant=variant)
    for one in words["statements"]:
        for language in ("en-gb", "cy"):
            how = {"code": one["code"], "is_needed": one["is_needed"]}
            _tell(by, fieldwork, language, one[language], kind=STATEMENT, **how)


def _tell(
    by: Account, fieldwork: Fieldwork, language: str, body: str, **how: Any
) -> None:
    add_consent_text(
        by=by,
        fieldwork=fieldwork,
        purpose=Purpose.RESEARCH,
        language=language,
        body=body,
        **{"variant": Variant.STANDARD, **how},
    )
