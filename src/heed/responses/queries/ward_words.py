"""Words that may reach a ward: as the writer allowed, in batches, in no order.

A writer who lets only themes travel is never quoted: a reader outside the ward says in
a few words of their own what it is about.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from django.db.models import Q

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
FOR_THE_WARD = Q(audience=Audience.WARD, purpose=Purpose.SERVICE)
# Of a text whose writer allows no copy, what is passed to the ward is a theme.
IS_THEME = FOR_THE_WARD & Q(text__ward_may_see=WardMaySee.THEMES)
IS_COPY = FOR_THE_WARD & Q(
    text__ward_may_see__in=[WardMaySee.EDITED, WardMaySee.OWN_WORDS]
)


class WhyNone(StrEnum):
    """Why a ward sees no words."""

    NONE_PASSED = "none passed"
    FEW_PEOPLE = "few people"
    NOT_KNOWN = "not known"


@dataclass(frozen=True)
class WardWords:
    """The words and themes of the last closed weeks, and why there are none."""

    words: list[str]
    themes: list[str]
    next_batch_on: date
    why_none: WhyNone | None = None


def ward_words(place: Place, now: datetime) -> WardWords:
    """Edited copies and themes that a reader passed, once their week is over.

    A ward so small that words could point at one of few people sees none here; its
    readers outside the ward bring what was said.
    """
    week = window_of(now, WindowKind.WEEK, place.zone)
    why = _too_small(place, window_before(week, place.zone))
    if why is not None:
        return WardWords([], [], week.end.date(), why)
    words, themes = _passed(place, week, IS_COPY), _passed(place, week, IS_THEME)
    why = None if words or themes else WhyNone.NONE_PASSED
    return WardWords(words, themes, week.end.date(), why)


def _too_small(place: Place, week: Window) -> WhyNone | None:
    people = possible_writers(place, Group.SERVICE_USER, week)
    if people is None:
        return WhyNone.NOT_KNOWN
    return WhyNone.FEW_PEOPLE if people < DEFAULT.writers else None


def _passed(place: Place, week: Window, which: Q) -> list[str]:
    """The newest of each text, in no order."""
    passed = (
        TextVersion.objects.filter(
            which,
            text__place=place,
            text__key__isnull=False,
            made_on__lt=week.start.date(),
            made_on__gte=(week.start - BATCHES_SHOWN).date(),
        )
        .exclude(text__response__state=State.WITHDRAWN)
        .select_related("text")
        .order_by("text_id", "number")
    )
    newest = {version.text_id: version for version in passed}
    words = [version_words(version) for version in newest.values()]
    shuffle(words)
    return words
