"""A ward's page in finished words and figures."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from heed.foundation.windows import Window, WindowKind
from heed.home.queries import WardPicture
from heed.improvement.models import Did
from heed.instruments.definition import Definition, Item
from heed.instruments.definition.words import Variant, Words
from heed.people.queries import name_on
from heed.responses.queries.ward_words import WardWords, WhyNone
from heed.safeguards.disclosure import Released
from heed.ui.figures import Figure, Part, added, bars, direction, distribution, strip
from heed.ui.figures import Window as Dot

ENGLISH = Variant("en-gb", False)


@dataclass(frozen=True)
class Middle:
    """The answer in the middle of an ordered question, with its picture."""

    question: str
    answer: str
    picture: str | None


@dataclass(frozen=True)
class Piece:
    """Figures that were released together, with what they cover."""

    title: str
    covers: str
    middles: list[Middle]
    figures: list[Figure]
    too_few: str


@dataclass(frozen=True)
class Waiting:
    """A window that is not shown, why, and when it may be."""

    title: str
    reason: str
    shows: str


@dataclass(frozen=True)
class Choice:
    """One of the two taps, and whether it was made in this shift."""

    code: str
    label: str
    made: bool


@dataclass(frozen=True)
class WardPage:
    """Everything that the page says."""

    name: str
    newest: Piece | None
    week: Piece | None
    earlier: list[Piece]
    waiting: list[Waiting]
    days: Figure | None
    words: list[str]
    themes: list[str]
    words_note: str
    shift: str
    looked: bool
    choices: list[Choice]
    followed: str


def ward_page(picture: WardPicture) -> WardPage:
    """Turn a ward's picture into what its page says, newest first."""
    shown = [one for one in picture.pieces if one.shown][::-1]
    pieces = [_piece(one, picture) for one in shown]
    zone = ZoneInfo(picture.place.zone)
    return WardPage(
        name=name_on(picture.place, picture.now.date()),
        newest=pieces[0] if pieces else None,
        week=_piece(picture.week, picture) if picture.week else None,
        earlier=pieces[1:],
        waiting=_waiting(picture),
        days=_days(picture),
        words=picture.words.words if picture.words else [],
        themes=picture.words.themes if picture.words else [],
        words_note=_words_note(picture.words) if picture.words else "",
        shift=when(picture.shift, zone),
        looked="" in picture.noted,
        choices=[
            Choice(did.value, str(_(did.label)), did.value in picture.noted)
            for did in Did
        ],
        followed=_followed(picture),
    )


def when(window: Window, zone: ZoneInfo) -> str:
    """A window in words, by the clock of its place."""
    start, end = window.start.astimezone(zone), window.end.astimezone(zone)
    day = date_format(start, "l j F")
    if window.kind is WindowKind.SHIFT:
        return _("%(day)s, shift from %(from)s to %(to)s") % {
            "day": day,
            "from": date_format(start, "H:i"),
            "to": date_format(end, "H:i"),
        }
    if window.kind is WindowKind.DAY:
        return day
    if window.kind is WindowKind.WEEK:
        return _("the week from %(day)s") % {"day": day}
    return date_format(start, "F Y")


def _piece(released: Released, picture: WardPicture) -> Piece:
    figures = _figures(released, picture.definition)
    hidden = _("Some answers were given by too few people to be shown one by one.")
    return Piece(
        title=_span(released, picture),
        covers=_covers(released, picture),
        middles=_middles(released, picture.definition),
        figures=figures,
        too_few="" if len(figures) == len(released.tables or {}) else hidden,
    )


def _middles(released: Released, definition: Definition) -> list[Middle]:
    found = []
    for code, answer in (released.middle or {}).items():
        item = definition.by_code[code]
        option = next((o for o in item.choices if o.code == answer), None)
        if option is not None:
            found.append(Middle(_words(item.ask), _words(option.words), option.picture))
    return found


def _span(released: Released, picture: WardPicture) -> str:
    zone = ZoneInfo(picture.place.zone)
    first, last = released.windows[0], released.windows[-1]
    if first == last:
        return _capital(when(first, zone))
    return _("%(first)s to %(last)s") % {
        "first": date_format(first.start.astimezone(zone), "l j F, H:i"),
        "last": date_format(last.end.astimezone(zone), "l j F, H:i"),
    }


def _covers(released: Released, picture: WardPicture) -> str:
    groups = {
        "service_user": _("service users"),
        "carer": _("carers, family and friends"),
        "staff": _("staff"),
    }
    count = released.entries or 0
    said = ngettext("%(count)s entry.", "%(count)s entries.", count)
    could = _("Asked: %(groups)s.")
    people = " ".join(
        [
            said % {"count": count},
            could % {"groups": _(", ").join(groups[g] for g in released.groups)},
        ]
    )
    if len(released.places) > 1:
        return (
            people
            + " "
            + _(
                "Shown together with sister wards, because this ward alone had too few."
            )
        )
    return people


def _figures(released: Released, definition: Definition) -> list[Figure]:
    """A figure for each question of which anything may be seen."""
    return [
        _figure(definition.by_code[code], row, released.entries or 0)
        for code, row in (released.tables or {}).items()
        if any(row[option.code] for option in definition.by_code[code].choices)
    ]


def _figure(item: Item, row: Mapping[str, int | None], entries: int) -> Figure:
    title = _words(item.ask)
    parts = [Part(_words(o.words), row[o.code]) for o in item.choices]
    skipped = row.get("skipped") or 0
    if item.kind == "five_point":
        return distribution(title=title, parts=parts, skipped=skipped)
    if item.code == "direction":
        return _direction(title, row)
    if item.kind == "several":  # how many ticked anything at all is not counted
        return bars(title=title, parts=parts, base=None, entries=entries, several=True)
    return bars(title=title, parts=parts, base=added(parts), skipped=skipped)


def _words(words: Words) -> str:
    """An item's words as service users are asked; staff read the same ones."""
    return words.find("service_user", ENGLISH) or ""


def _direction(title: str, row: Mapping[str, int | None]) -> Figure:
    return direction(
        title=title, better=row["better"], same=row["same"], worse=row["worse"]
    )


def _days(picture: WardPicture) -> Figure | None:
    item = picture.definition.by_code["atmosphere"]
    codes = [option.code for option in item.choices]
    dots = [_dot(one, codes, picture) for one in _closed(picture.pieces)]
    if not dots:
        return None
    levels = [_words(option.words) for option in item.choices]
    return strip(title=_("The last two weeks"), levels=levels, windows=dots)


def _closed(pieces: Iterable[Released]) -> list[Released]:
    return [one for one in pieces if one.shown or one.shows is None]


def _dot(released: Released, codes: list[str], picture: WardPicture) -> Dot:
    start = released.windows[0].start.astimezone(ZoneInfo(picture.place.zone))
    middle = (released.middle or {}).get("atmosphere")
    return Dot(
        label=_span(released, picture),
        short=date_format(start, "j M"),
        level=codes.index(middle) + 1 if middle in codes else None,
        entries=released.entries,
    )


def _waiting(picture: WardPicture) -> list[Waiting]:
    """Windows that are not shown, the same reason once, newest first."""
    seen: dict[str, Waiting] = {}
    for one in reversed(picture.pieces):
        if not one.shown and one.reason not in seen:
            seen[one.reason] = Waiting(
                _span(one, picture), one.reason, _shows(one.shows, picture)
            )
    return list(seen.values())


def _shows(moment: datetime | None, picture: WardPicture) -> str:
    if moment is None:
        return ""
    local = moment.astimezone(ZoneInfo(picture.place.zone))
    return _("Looked at again on %(day)s.") % {"day": date_format(local, "l j F, H:i")}


def _words_note(words: WardWords) -> str:
    again = date_format(words.next_batch_on, "l j F")
    notes = {
        None: _("In no order. The next words come on %(day)s."),
        WhyNone.NONE_PASSED: _(
            "No words have been passed to the ward in the last weeks. Readers outside "
            "the ward pass on what writers allowed. The next words come on %(day)s."
        ),
        WhyNone.FEW_PEOPLE: _(
            "So few people are here that words could point at one of them. Readers "
            "outside the ward will bring what was said."
        ),
        WhyNone.NOT_KNOWN: _(
            "We do not know how many people were here, so no words are shown. An "
            "administrator can add the numbers."
        ),
    }
    return notes[words.why_none] % {"day": again}


def _followed(picture: WardPicture) -> str:
    count = len(picture.looked)
    return ngettext(
        "The ward looked in %(count)s shift of the last two weeks.",
        "The ward looked in %(count)s shifts of the last two weeks.",
        count,
    ) % {"count": count}


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
