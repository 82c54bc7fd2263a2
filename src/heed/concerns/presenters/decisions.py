"""Decisions about a concern in words, oldest first within each kind."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from heed.concerns.models import CandourDecision, DutyDecision, StaffGrade
from heed.concerns.queries import Case
from heed.concerns.wording import CANDOUR, DUTY, LEVELS, SCALES


@dataclass(frozen=True)
class Decided:
    """One decision: what, by whom and when, and why."""

    key: str
    value: str
    words: str
    by: str


def decision_rows(case: Case, words: Mapping[UUID, str]) -> list[Decided]:
    """Every decision about a concern."""
    return [
        *[_grade(one, words) for one in case.grades],
        *[_candour(one, words) for one in case.candour],
        *[_duty(one, words) for one in case.duty],
    ]


def _grade(one: StaffGrade, words: Mapping[UUID, str]) -> Decided:
    return Decided(
        _("%(scale)s, graded by staff") % {"scale": SCALES[one.scale]},
        str(LEVELS[one.level]),
        words.get(one.reason_id, ""),
        _by(one.grader.name, one.graded_on),
    )


def _candour(one: CandourDecision, words: Mapping[UUID, str]) -> Decided:
    done = {
        _("told (%(role)s)") % {"role": one.told_role}: one.told_on,
        _("apology"): one.apology_on,
        _("written"): one.written_on,
    }
    facts = [f"{what} {date_format(day, 'j F Y')}" for what, day in done.items() if day]
    return Decided(
        _("Duty of candour"),
        ", ".join([str(CANDOUR[one.outcome]), *facts]),
        words.get(one.reason_id, ""),
        _by(one.by.name, one.decided_on),
    )


def _duty(one: DutyDecision, words: Mapping[UUID, str]) -> Decided:
    return Decided(
        _("Duty to act, for everyone at this place"),
        str(DUTY[one.outcome]),
        words.get(one.reason_id, ""),
        _by(one.by.name, one.decided_at.date()),
    )


def _by(name: str, day: object) -> str:
    return _("%(name)s, %(day)s") % {"name": name, "day": date_format(day, "j F Y")}
