"""A made-up national survey of 185 people, whose one table matches a published one.

The counts of ``ease_of_raising`` are those of Berzins and others 2018 (BMC Health
Services Research 18:644, Table 2): 94 answers of 95 service users and carers, and one
who gave none. Everything else about it is made up.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta
from random import Random

from django.db.models import Model

from heed.config.demonstration.checks import store_shuffled
from heed.config.demonstration.founding import Founded
from heed.config.demonstration.world import DATA, SEED
from heed.foundation.windows import Window, WindowKind, window_of
from heed.instruments.actions import publish_edition
from heed.instruments.formats.yaml_files import read_yaml
from heed.instruments.models import Edition
from heed.people.models import Account
from heed.responses.actions import (
    Given,
    add_consent_text,
    compose_response,
    open_survey,
)
from heed.responses.choices import Decision, Entrance, Group, Mode, Purpose
from heed.responses.models import ConsentText, Fieldwork
from heed.studies.actions import open_study, plan_table
from heed.studies.models import Sampling

HOLDS_THE_SURVEY = "gooseberry"
PEOPLE = {Group.SERVICE_USER: 77, Group.CARER: 18, Group.STAFF: 90}
EASE = {
    "very_easy": 1,
    "easy": 4,
    "neither": 16,
    "difficult": 35,
    "very_difficult": 38,
    "skipped": 1,
}
TAKE_PART = {"yes": 60, "not_sure": 22, "no": 13}  # of service users and carers
LASTED = timedelta(days=120)
AGREED = (
    "Made up for the demonstration: I agree that my answers are used for research. I "
    "can take them back with my words until the survey closes."
)


def hold_survey(found: Founded, now: datetime) -> Fieldwork:
    """A survey that closed some months ago, with its study and its planned table."""
    researcher = found.holding("researcher")[0]
    edition = publish_edition(
        by=researcher, definition=read_yaml(DATA / "national-survey.yaml")
    )
    ended = window_of(now - LASTED, WindowKind.MONTH, found.organisation.zone)
    began = window_of(ended.start - LASTED, WindowKind.MONTH, found.organisation.zone)
    fieldwork = open_survey(
        by=researcher,
        slug="national-survey",
        title="Made up: raising a worry about safety",
        place=found.organisation,
        editions={group: [edition] for group in PEOPLE},
        opens_on=began.start.date() + timedelta(days=1),
        closes_on=ended.start.date(),
        withdraw_until=ended.start.date(),
    )
    text = add_consent_text(
        by=researcher,
        fieldwork=fieldwork,
        purpose=Purpose.RESEARCH,
        language="en-gb",
        body=AGREED,
    )
    store_shuffled(_settled(_answers(found, fieldwork, edition, text, began)))
    _study(researcher, fieldwork)
    return fieldwork


def _study(by: Account, fieldwork: Fieldwork) -> None:
    study = open_study(
        by=by,
        slug="national-survey",
        title=fieldwork.title,
        sampling=Sampling.OPEN,
        fieldworks=[fieldwork],
    )
    plan_table(
        by=by,
        study=study,
        slug="ease-of-raising",
        title="How easy it is to raise a worry about safety",
        item="ease_of_raising",
        groups=[Group.SERVICE_USER, Group.CARER],
    )
    plan_table(
        by=by,
        study=study,
        slug="taking-part",
        title="Whether service users and carers should take part",
        item="take_part",
        groups=[Group.SERVICE_USER, Group.CARER, Group.STAFF],
    )


def _answers(
    found: Founded,
    fieldwork: Fieldwork,
    edition: Edition,
    text: ConsentText,
    window: Window,
) -> Iterator[Given]:
    chance = Random(f"{SEED} national survey")
    ease, wish = _spread(chance, EASE), _spread(chance, TAKE_PART)
    for group, people in PEOPLE.items():
        for _ in range(people):
            said = {"ease_of_raising": "not_shown", "take_part": "yes"}
            if group != Group.STAFF:
                said = {"ease_of_raising": next(ease), "take_part": next(wish)}
            yield Given(
                fieldwork=fieldwork,
                edition=edition,
                place=found.organisation,
                window=window,
                group=group,
                mode=Mode.OWN_DEVICE,
                entrance=Entrance.LINK,
                language="en-gb",
                answers=said,
                research=Decision.YES,
                research_text=text,
            )


def _spread(chance: Random, counts: dict[str, int]) -> Iterator[str]:
    """Each answer as often as planned, over people in no order."""
    answers = [answer for answer, count in counts.items() for _ in range(count)]
    chance.shuffle(answers)
    return iter(answers)


def _settled(given: Iterator[Given]) -> Iterator[Model]:
    for one in given:
        composed = compose_response(one)
        composed.response.is_settled = True
        yield from composed.rows
