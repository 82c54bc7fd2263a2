"""Made-up figures for the tests of the gate and the ladder."""

from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

from heed.foundation.windows import WindowKind, window_of
from heed.safeguards.disclosure import Kind, Question, Slice, Subject

ZONE = "Europe/London"
MONDAY = datetime(2026, 3, 2, 12, tzinfo=UTC)
LATER = datetime(2026, 6, 1, tzinfo=UTC)

MOOD = Subject("mood", ("calm", "mixed", "stormy"), Kind.ORDERED)
CAUSES = Subject("causes", ("noise", "staffing"), Kind.SEVERAL)


def question(*subjects, organisation=None, **more):
    return Question(
        organisation=organisation or uuid4(),
        kind="ward-check",
        subjects=subjects or (MOOD,),
        **more,
    )


def a_slice(
    *moods,
    day=0,
    kind=WindowKind.DAY,
    place: UUID | None = None,
    group="service user",
    writers=20,
    causes=None,
    hours=0,
):
    """A window ``day`` days after a Monday in which people said these moods."""
    window = window_of(MONDAY + timedelta(days=day, hours=hours), kind, ZONE)
    moods = dict(zip(MOOD.answers, moods, strict=False))
    return Slice(
        window=window,
        place=place,
        group=group,
        entries=sum(moods.values()),
        writers=writers,
        counts={"mood": moods, "causes": causes or {}},
    )
