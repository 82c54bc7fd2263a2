"""Opening what was found by group, place and month, for those inside a project."""

from collections.abc import Mapping
from zoneinfo import ZoneInfo

from django.db import transaction

from heed.coding.access import settles
from heed.coding.errors import NotInTheProject
from heed.coding.found import Found, Line, axes_of
from heed.coding.models import Code, Coder
from heed.coding.queries import judged
from heed.coding.queries.tallied import names_in, told_in
from heed.coding.tallies import Tally, by_slug
from heed.foundation import clock
from heed.foundation.windows import WindowKind, window_of
from heed.safeguards.audience import Audience
from heed.safeguards.disclosure import release
from heed.safeguards.figures import Kind, Question, Released, Slice, Subject

AS_PEOPLE, AS_MENTIONS = "people", "mentions"
Axes = Mapping[str, Mapping[str, Tally]]


@transaction.atomic
def open_found(*, by: Coder, what: str) -> Found:
    """Every line as it is, by the gate, for those who settle; it is written down once.

    ``what`` is the page that shows it.
    """
    if not settles(by):
        raise NotInTheProject
    project = by.project
    _stands, found = judged.found_in(project)
    axes = axes_of(told_in(project, found), ZoneInfo(project.place.zone))
    codes = judged.codes_of(project)
    released = _released(by, what, axes, codes)
    lines = {
        axis: tuple(_line(axis, key, one, released) for key, one in rows.items())
        for axis, rows in axes.items()
    }
    return Found(Audience.CUSTODIAN.value, lines, names_in(project))


def _released(by: Coder, what: str, axes: Axes, codes: list[Code]) -> Released:
    """One release has every line: each is two subjects of it, people and mentions."""
    slugs = tuple(code.slug for code in codes)
    subjects: list[Subject] = []
    counts: dict[str, Mapping[str, int]] = {}
    for axis, rows in axes.items():
        for key, one in rows.items():
            people, mentions = _named(axis, key)
            subjects.append(Subject(people, slugs, Kind.SEVERAL))
            subjects.append(Subject(mentions, slugs, Kind.TIMES, beside=people))
            counts[people] = by_slug(one.people, codes)
            counts[mentions] = by_slug(one.mentions, codes)
    window = window_of(clock.now(), WindowKind.MONTH, by.project.place.zone)
    entries = axes["all"]["everybody"].base
    return release(
        audience=Audience.CUSTODIAN,
        question=Question(
            organisation=by.organisation,
            kind=f"coding:{by.project_id}:{what}",
            subjects=tuple(subjects),
        ),
        slices=[Slice(window, by.project.place_id, "everybody", entries, None, counts)],
        by=by.account_id,
    )


def _named(axis: str, key: str) -> tuple[str, str]:
    return f"{axis}:{key}:{AS_PEOPLE}", f"{axis}:{key}:{AS_MENTIONS}"


def _line(axis: str, key: str, one: Tally, released: Released) -> Line:
    people, mentions = (released.tables[name] for name in _named(axis, key))
    return Line(key, one.base, people, mentions)
