"""Words that may reach a ward: as the writer allowed, in batches, in no order."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from heed.foundation.ids import shuffle
from heed.foundation.windows import Window, WindowKind, window_before, window_of
from heed.people.models import Place
from heed.people.queries import possible_writers
from heed.responses.choices import Group, Purpose, State, WardMaySee
from heed.responses.models import TextVersion
from heed.responses.sealed_words import version_words
from heed.safeguards.audience import Audience
from heedstats.disclosure import DEFAULT

BATCHES_SHOWN = timedelta(weeks=4)


class WhyNone(StrEnum):
    """Why a ward sees no words."""

    NONE_PASSED = "none passed"
    FEW_PEOPLE = "few people"
    NOT_KNOWN = "not known"


@dataclass(frozen=True)
class WardWords:
    """The words of the last closed weeks, and why there are none."""

    words: list[str]
    next_batch_on: date
    why_none: WhyNone | None = None


def ward_words(place: Place, now: datetime) -> WardWords:
    """Edited copies that a reader passed for the ward, once their week is over.

    A ward so small that words could point at one of few people sees none here; its
    readers outside the ward bring what was said.
    """
    week = window_of(now, WindowKind.WEEK, place.zone)
    why = _too_small(place, window_before(week, place.zone))
    if why is not None:
        return WardWords([], week.end.date(), why)
    versions = _newest_passed(place, week)
    words = [version_words(version) for version in versions]
    shuffle(words)
    return WardWords(words, week.end.date(), None if words else WhyNone.NONE_PASSED)


def _too_small(place: Place, week: Window) -> WhyNone | None:
    people = possible_writers(place, Group.SERVICE_USER, week)
    if people is None:
        return WhyNone.NOT_KNOWN
    return WhyNone.FEW_PEOPLE if people < DEFAULT.writers else None


def _newest_passed(place: Place, week: Window) -> list[TextVersion]:
    passed = (
        TextVersion.objects.filter(
            text__place=place,
            text__key__isnull=False,
            text__ward_may_see__in=[WardMaySee.EDITED, WardMaySee.OWN_WORDS],
            audience=Audience.WARD,
            purpose=Purpose.SERVICE,
            made_on__lt=week.start.date(),
            made_on__gte=(week.start - BATCHES_SHOWN).date(),
        )
        .exclude(text__response__state=State.WITHDRAWN)
        .select_related("text")
        .order_by("text_id", "number")
    )
    return list({version.text_id: version for version in passed}.values())
