"""Finished words and figures for the templates of this room."""

from dataclasses import dataclass
from datetime import datetime, time
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from heed.foundation.windows import WindowKind
from heed.people.access import ROLES
from heed.people.models import (
    Account,
    BankHolidays,
    Group,
    Occupancy,
    Place,
    PlaceKind,
    Posting,
    ReadingHours,
    RotaPattern,
    RotaShift,
    Setting,
)
from heed.people.queries import Gap, PlaceFacts, RotaFacts

BAR = 12  # width of one day's bar and of the space beside it
TALLEST = 100


@dataclass(frozen=True)
class PlaceRow:
    """One place in a list, with its depth in the tree."""

    code: str
    name: str
    kind: str
    state: str
    depth: int

    @property
    def label(self) -> str:
        """The name behind as many marks as it is deep."""
        return "- " * self.depth + self.name


def indented(places: list[Place], names: dict[UUID, str]) -> list[PlaceRow]:
    """Places in the order of their tree, those below one another by name."""
    known = {place.id for place in places}
    below: dict[UUID | None, list[Place]] = {}
    for place in places:
        above = place.parent_id if place.parent_id in known else None
        below.setdefault(above, []).append(place)
    rows: list[PlaceRow] = []
    waiting = [(place, 0) for place in _by_name(below.get(None, []), names)]
    while waiting:
        place, depth = waiting.pop()
        rows.append(_row(place, names, depth))
        waiting += [(p, depth + 1) for p in _by_name(below.get(place.id, []), names)]
    return rows


def place_page(place: Place, facts: PlaceFacts) -> dict[str, Any]:
    """What the page of one place shows."""
    is_leaf = place.kind in {PlaceKind.WARD, PlaceKind.TEAM}
    return {
        "code": place.code,
        "name": facts.name,
        "kind": place.get_kind_display(),
        "line": facts.line,
        "names": [(n.name, date_format(n.since)) for n in facts.names],
        "state": _state(place),
        "live": place.live_on is not None,
        "closed": place.closed_on is not None,
        "is_leaf": is_leaf,
        "is_ward": is_leaf and place.setting == Setting.INPATIENT,
        "is_team": is_leaf and place.setting == Setting.COMMUNITY,
        "beds": facts.beds,
        "contacts": _contacts(place),
        "writers": [_writers(g, facts) for g in Group],
        "picture": occupancy_picture(facts.occupancy, facts.beds),
        "missing": facts.missing,
        "carers": facts.carers,
        "is_top": place.kind == PlaceKind.ORGANISATION,
        "ended": _ended(place, facts),
    }


def what_ending_does() -> list[str]:
    """What closing a place does, before somebody does it."""
    return [
        _(
            "Its address and its tablets stop at once, and nobody can write about it "
            "any more."
        ),
        _(
            "What people wrote stays, and readers go on reading and replying. Whoever "
            "wrote can still come back with their words."
        ),
        _("A mistake can be taken back for a week, on the place's page."),
    ]


def what_merging_does() -> list[str]:
    """What merging a place into another does."""
    return [
        *what_ending_does(),
        _(
            "The other place goes on under its own name. Give it new numbers of beds "
            "and staff afterwards, so that its figures stay right."
        ),
    ]


def what_splitting_does() -> list[str]:
    """What splitting a place does."""
    return [
        _(
            "A new place opens beside this one, with an address of its own. It is not "
            "live until you say so."
        ),
        _("A new place that was a mistake can be closed."),
    ]


def what_the_carers_rule_does() -> list[str]:
    """Why an organisation says how it counts carers."""
    return [
        _(
            "What carers said is shown only where enough carers could have said it. "
            "Nobody counts carers, so a rule says how many there are."
        ),
        _(
            "Choose the number with carers and write down why. Too high a number shows "
            "words of too few."
        ),
    ]


def occupancy_picture(days: list[Occupancy], beds: int | None) -> dict[str, Any] | None:
    """Bars of the beds in use, with the same as a sentence and a table."""
    if not days:
        return None
    top = max([beds or 0, *(d.occupied for d in days)]) or 1
    least, most = min(d.occupied for d in days), max(d.occupied for d in days)
    bars = [
        {
            "x": n * BAR,
            "y": TALLEST - round(d.occupied / top * TALLEST),
            "height": round(d.occupied / top * TALLEST),
        }
        for n, d in enumerate(days)
    ]
    said = {"first": date_format(days[0].day), "last": date_format(days[-1].day)}
    return {
        "bars": bars,
        "width": len(days) * BAR,
        "beds_y": TALLEST - round(beds / top * TALLEST) if beds else None,
        "sentence": _(
            "%(days)d days from %(first)s to %(last)s. Between %(least)d and %(most)d "
            "beds in use as the day began."
        )
        % {"days": len(days), "least": least, "most": most, **said},
        "rows": [
            (date_format(d.day), d.occupied, d.admissions, d.discharges) for d in days
        ],
    }


def rota_page(place: Place, facts: RotaFacts, *, may_plan: bool) -> dict[str, Any]:
    """What the rota page of one place shows."""
    return {
        "code": place.code,
        "name": facts.name,
        "may_plan": may_plan,
        "patterns": [_pattern(p) for p in facts.patterns],
        "exceptions": [_exception(place, s) for s in facts.shifts],
        "gaps": [_gap(place, gap) for gap in facts.gaps],
        "until": date_format(facts.until.astimezone(ZoneInfo(place.zone)).date()),
        "hours": [_hours(h) for h in facts.hours],
    }


def account_row(account: Account) -> dict[str, Any]:
    """One account in the list."""
    return {
        "id": account.id,
        "name": account.name,
        "role_title": account.role_title,
        "active": account.is_active,
        "invited": not account.has_usable_password(),
        "roles": sorted({ROLES[p.role].title for p in account.open_postings}),
    }


def account_page(
    account: Account,
    postings: list[tuple[Posting, str]],
    line: list[Account],
) -> dict[str, Any]:
    """What the page of one account shows."""
    return {
        "id": account.id,
        "name": account.name,
        "email": account.email,
        "role_title": account.role_title,
        "active": account.is_active,
        "invited": not account.has_usable_password(),
        "line": [manager.name for manager in line],
        "postings": [
            {
                "id": posting.id,
                "title": ROLES[posting.role].title,
                "does": ROLES[posting.role].does,
                "place": name,
                "since": date_format(posting.since),
            }
            for posting, name in postings
        ],
    }


def as_answers(hours: list[ReadingHours]) -> dict[str, Any]:
    """Reading hours as the form asks for them."""
    if not hours:
        return {}
    return {
        "weekdays": [h.weekday for h in hours],
        "opens": hours[0].opens,
        "closes": hours[0].closes,
        "on_bank_holidays": hours[0].on_bank_holidays,
    }


def weekday(number: int) -> str:
    """The name of a day of the week; 0 is Monday."""
    return [
        _("Monday"),
        _("Tuesday"),
        _("Wednesday"),
        _("Thursday"),
        _("Friday"),
        _("Saturday"),
        _("Sunday"),
    ][number]


def _by_name(places: list[Place], names: dict[UUID, str]) -> list[Place]:
    # The last comes first, since the tree is walked from the end of a list.
    return sorted(places, key=lambda p: names.get(p.id, p.slug).lower(), reverse=True)


def _row(place: Place, names: dict[UUID, str], depth: int) -> PlaceRow:
    name = names.get(place.id, place.slug)
    return PlaceRow(place.code, name, place.get_kind_display(), _state(place), depth)


def _state(place: Place) -> str:
    if place.closed_on is not None:
        return _("Closed")
    return _("Live") if place.live_on else _("Not live yet")


def _ended(place: Place, facts: PlaceFacts) -> str:
    if place.closed_on is None:
        return ""
    said = {"day": date_format(place.closed_on)}
    if facts.went_into is None:
        return _("Closed on %(day)s.") % said
    said["other"] = facts.went_into.code
    return _("Closed on %(day)s. The place with the code %(other)s took over.") % said


def _contacts(place: Place) -> str:
    if not place.person_in_charge:
        return _("Not said yet.")
    if place.no_phone:
        return _("%(person)s. There is no phone.") % {"person": place.person_in_charge}
    return f"{place.person_in_charge}, {place.urgent_phone}"


def _writers(group: Group, facts: PlaceFacts) -> dict[str, Any]:
    kept = {
        WindowKind.SHIFT: _("by the shift"),
        WindowKind.DAY: _("by the day"),
        WindowKind.WEEK: _("by the week"),
        WindowKind.MONTH: _("by the month"),
    }
    names = {
        Group.SERVICE_USER: _("Service users"),
        Group.CARER: _("Carers"),
        Group.STAFF: _("Staff"),
    }
    number = facts.yesterday[group]
    return {
        "group": names[group],
        "number": _("not known") if number is None else number,
        "kept": kept[facts.coarseness[group]],
    }


def _pattern(pattern: RotaPattern) -> dict[str, Any]:
    return {
        "id": pattern.id,
        "who": pattern.account.name,
        "role": ROLES[pattern.role].title,
        "day": weekday(pattern.weekday),
        "hours": _hour_span(pattern.starts, pattern.ends),
        "exception": _but(pattern),
    }


def _but(pattern: RotaPattern) -> str:
    """How bank holidays differ, where they do."""
    if pattern.bank_holidays == BankHolidays.ALSO:
        return ""
    return str(pattern.get_bank_holidays_display())


def _exception(place: Place, shift: RotaShift) -> dict[str, Any]:
    return {
        "id": shift.id,
        "who": shift.account.name if shift.account else _("Nobody"),
        "role": ROLES[shift.role].title,
        "when": _stretch(place, shift.starts, shift.ends),
    }


def _gap(place: Place, gap: Gap) -> str:
    return _stretch(place, gap.start, gap.end)


def _stretch(place: Place, start: datetime, end: datetime) -> str:
    first, last = (moment.astimezone(ZoneInfo(place.zone)) for moment in (start, end))
    return _("%(from)s to %(to)s") % {"from": _moment(first), "to": _moment(last)}


def _moment(local: datetime) -> str:
    return f"{weekday(local.weekday())} {date_format(local.date())}, {local:%H:%M}"


def _hours(hours: ReadingHours) -> str:
    return f"{weekday(hours.weekday)}, {_hour_span(hours.opens, hours.closes)}"


def _hour_span(start: time, end: time) -> str:
    return _("%(from)s to %(to)s") % {"from": f"{start:%H:%M}", "to": f"{end:%H:%M}"}
