"""The rota: who is on call, and where it has gaps."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import pairwise
from uuid import UUID

from django.db.models import QuerySet

from heed.people.access import below
from heed.people.models import (
    Account,
    BankHolidays,
    Place,
    RoleName,
    RotaPattern,
    RotaShift,
)
from heed.people.queries.accounts import holders_over
from heed.people.queries.hours import A_DAY, is_bank_holiday, local_day, moment_at
from heed.people.queries.places import ancestors

Stretch = tuple[datetime, datetime]


@dataclass(frozen=True)
class Gap:
    """A stretch of time in which nobody is on call in a role."""

    role: str
    start: datetime
    end: datetime


def on_call(place: Place, role: str, moment: datetime) -> list[Account]:
    """Who is on call in a role for a place at a moment; nobody is an empty list.

    Exceptions replace the weekly pattern. Only those count who are active and still
    hold the role for the place, so that a call never goes to somebody who has left.
    """
    return _plan(place, role, moment, moment + A_DAY).on_call(moment)


def rota_gaps(
    place: Place,
    start: datetime,
    end: datetime,
    roles: Sequence[str] = (RoleName.FIRST_READER,),
) -> list[Gap]:
    """The stretches between two moments in which nobody is on call."""
    found = []
    for role in roles:
        plan = _plan(place, role, start, end)
        edges = plan.edges(start, end)
        stretches = pairwise(edges)
        empty = [(a, b) for a, b in stretches if not plan.on_call(a)]
        found += [Gap(role, a, b) for a, b in _joined(empty)]
    return found


def rota_of(place: Place) -> tuple[QuerySet[RotaPattern], QuerySet[RotaShift]]:
    """The weekly patterns and the exceptions for a place, those above and below it."""
    shown = {p.id for p in ancestors(place)} | below(place.organisation, [place.id])
    patterns = RotaPattern.objects.filter(place__in=shown).order_by("weekday", "starts")
    shifts = RotaShift.objects.filter(place__in=shown).order_by("starts")
    related = ("account", "place")
    return patterns.select_related(*related), shifts.select_related(*related)


@dataclass
class _Plan:
    """The rota of one role for one place, read once for a stretch of time."""

    place: Place
    patterns: list[RotaPattern]
    shifts: list[RotaShift]
    holders_on: Callable[[date], list[Account]]

    def on_call(self, moment: datetime) -> list[Account]:
        day = local_day(self.place, moment)
        chosen = self._planned(moment, day)
        return [account for account in self.holders_on(day) if account.id in chosen]

    def edges(self, start: datetime, end: datetime) -> list[datetime]:
        """Every moment between the two at which the answer could change."""
        last = local_day(self.place, end)
        day = local_day(self.place, start) - A_DAY
        found = {moment for s in self.shifts for moment in (s.starts, s.ends)}
        while day <= last:
            found.add(moment_at(self.place, day, time.min))
            for pattern in self.patterns:
                found.update(self._span(pattern, day))
            day += A_DAY
        return sorted({start, end} | {edge for edge in found if start < edge < end})

    def _planned(self, moment: datetime, day: date) -> set[UUID | None]:
        instead = {s.account_id for s in self.shifts if s.starts <= moment < s.ends}
        if instead:
            return instead
        return {
            pattern.account_id
            for pattern in self.patterns
            for begins in (day - A_DAY, day)
            if self._holds_on(pattern, begins)
            and _within(moment, self._span(pattern, begins))
        }

    def _holds_on(self, pattern: RotaPattern, day: date) -> bool:
        if pattern.weekday != day.weekday() or day < pattern.since:
            return False
        if pattern.until is not None and day >= pattern.until:
            return False
        if pattern.bank_holidays == BankHolidays.ALSO:
            return True
        only = pattern.bank_holidays == BankHolidays.ONLY
        return is_bank_holiday(self.place, day) == only

    def _span(self, pattern: RotaPattern, day: date) -> Stretch:
        last = day if pattern.ends > pattern.starts else day + A_DAY
        return (
            moment_at(self.place, day, pattern.starts),
            moment_at(self.place, last, pattern.ends),
        )


def _plan(place: Place, role: str, start: datetime, end: datetime) -> _Plan:
    line = [place, *ancestors(place)]
    return _Plan(
        place,
        list(RotaPattern.objects.filter(place__in=line, role=role)),
        list(
            RotaShift.objects.filter(
                place__in=line, role=role, starts__lt=end, ends__gt=start
            )
        ),
        holders_over(line, role, local_day(place, start), local_day(place, end)),
    )


def _within(moment: datetime, stretch: Stretch) -> bool:
    return stretch[0] <= moment < stretch[1]


def _joined(stretches: list[Stretch]) -> list[Stretch]:
    joined: list[Stretch] = []
    for start, end in stretches:
        if joined and joined[-1][1] == start:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined
