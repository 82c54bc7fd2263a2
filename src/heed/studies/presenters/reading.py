"""Words that wait in a study's surveys, in finished words; ages as far as known."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.core.paginator import Page
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from heed.foundation.windows import WindowKind, window_of
from heed.instruments.queries import definition_of
from heed.people.days import today_of
from heed.people.models import Account, Place, RoleName
from heed.people.queries import holders, local_day, shifts_of
from heed.responses.choices import Group
from heed.responses.models import Fieldwork, Response, WordsClock
from heed.responses.models.reading import DAYS
from heed.responses.queries.reading import (
    how_many_were_read,
    how_much_waits,
    words_promise_of,
)
from heed.responses.queries.surveys import place_of_survey
from heed.safeguards.contacts import LocalHelp, Setting, help_block
from heed.studies import queries
from heed.studies.models import Study
from heed.studies.presenters.studies import day
from heed.studies.waiting import OpenedWords, people_inside
from heed.studies.watching.words import days, question_words
from heed.ui.frame import UnreadAge


def waiting_sentence(fieldworks: Sequence[Fieldwork]) -> UnreadAge | None:
    """How much waits in some surveys, and until when the first of it may."""
    waiting = how_much_waits(fieldworks)
    if waiting is None:
        return None
    said = ngettext(
        "Words of %(count)s person wait to be read, by %(day)s.",
        "Words of %(count)s people wait to be read, the first by %(day)s.",
        waiting.people,
    ) % {"count": waiting.people, "day": day(waiting.first.due_on)}
    return UnreadAge(said, late=is_late(waiting.first))


def is_late(one: WordsClock) -> bool:
    """Whether a promise was not kept."""
    return one.met_on is None and one.due_on < today_of(one.organisation)


def waiting_page(study: Study, page: Page, *, was_read: bool) -> dict[str, Any]:
    """The list: what was raised first, then by its last day; nothing is left out."""
    fieldworks = queries.fieldworks_of(study)
    waiting = waiting_sentence(fieldworks)
    first = page.start_index() if len(page) else 0
    return {
        "page_title": _("Words that were read") if was_read else _("Words to read"),
        "study": study,
        "was_read": was_read,
        "waiting": waiting,
        "rows": [
            _row(study, one, number, was_read=was_read)
            for number, one in enumerate(page, first)
        ],
        "read": how_many_were_read(fieldworks),
        "newer": f"?page={page.previous_page_number()}" if page.has_previous() else "",
        "older": f"?page={page.next_page_number()}" if page.has_next() else "",
        "promises": [_promise(study, one) for one in fieldworks],
    }


def words_page(study: Study, opened: OpenedWords) -> dict[str, Any]:
    """What one person wrote, under each question, and what to do where it worries."""
    response = opened.response
    clock, items = response.words_clock, definition_of(response.edition).by_code
    promise = words_promise_of(response.fieldwork)
    place = place_of_survey(response.fieldwork)
    return {
        "page_title": _("What one person wrote"),
        "back": reverse("reading:waiting", args=[study.slug]),
        "survey": response.fieldwork.title,
        "who": _who(response),
        "clock": clock,
        "due": _due(clock),
        "texts": [
            {
                "question": question_words(items[text.item], response.group),
                "words": words,
                "lang": text.language.split("-")[0],
            }
            for text, words in opened.texts
        ],
        "if_danger": promise.if_danger if promise else "",
        "to_tell": [f"{one.name}, {one.email}" for one in _leads(place)],
        "colleagues": [
            f"{one.name}, {one.email}" for one in people_inside(response.fieldwork)
        ],
        "help_block": _help(place),
    }


def late_rows(fieldworks: Iterable[Fieldwork]) -> list[dict[str, Any]]:
    """Surveys in which words wait too long, and whom to ask; nothing of the words."""
    rows = []
    for one in fieldworks:
        study, promise = queries.study_of(one), words_promise_of(one)
        rows.append(
            {
                "title": one.title,
                "study": study.title if study else _("no study gathers it"),
                "days": promise.days if promise else DAYS,
                "people": [f"{a.name}, {a.email}" for a in people_inside(one)],
            }
        )
    return rows


def _row(study: Study, one: WordsClock, number: int, *, was_read: bool) -> list[Any]:
    who = f"{number}. {_who(one.response)}"
    href = reverse("reading:words", args=[study.slug, one.response_id])
    cells: list[Any] = [{"text": who, "href": href}, one.response.fieldwork.title]
    if was_read:
        return [*cells, _("In time") if one.in_time else _("Too late")]
    first = {"text": _("Read first"), "colour": "red"} if one.is_raised else ""
    return [*cells, _waits(one), _due(one), first]


def _who(response: Response) -> str:
    """Who wrote and when, as coarsely as it is known."""
    place = response.place
    window = window_of(
        response.window_start, response.window_kind, place.zone, shifts_of(place)
    )
    group = str(Group(response.group).label)
    return f"{group}, {days((window,), place.zone)}"


def _waits(one: WordsClock) -> str:
    """How long words have waited; where only a week or month is known, at most."""
    response = one.response
    began = local_day(response.place, response.window_start)
    spent = (today_of(one.organisation) - began).days
    if spent <= 0:
        return _("less than a day")
    if response.window_kind in {WindowKind.WEEK, WindowKind.MONTH}:
        return ngettext("at most %(n)d day", "at most %(n)d days", spent) % {"n": spent}
    return ngettext("%(n)d day", "%(n)d days", spent) % {"n": spent}


def _due(one: WordsClock) -> str:
    if is_late(one):
        return _("late since %(day)s") % {"day": day(one.due_on)}
    return day(one.due_on)


def _promise(study: Study, fieldwork: Fieldwork) -> dict[str, str]:
    promise = words_promise_of(fieldwork)
    return {
        "href": reverse("reading:promise", args=[study.slug, fieldwork.slug]),
        "title": fieldwork.title,
        "said": promise_in_words(promise.days, promise.reader.name) if promise else "",
    }


def promise_in_words(within: int, reader: str) -> str:
    """What a survey promised about its words."""
    said = ngettext(
        "read within %(days)s day by %(who)s",
        "read within %(days)s days by %(who)s",
        within,
    )
    return said % {"days": within, "who": reader}


def promise_of(fieldwork: Fieldwork) -> str:
    """The same of one survey; nothing where it promised none."""
    promise = words_promise_of(fieldwork)
    return promise_in_words(promise.days, promise.reader.name) if promise else ""


def _leads(place: Place) -> list[Account]:
    return holders(place, RoleName.SAFEGUARDING_LEAD)


def _help(place: Place) -> Any:
    local = LocalHelp(
        person=place.person_in_charge,
        urgent_phone=place.urgent_phone,
        no_phone=place.no_phone,
    )
    return help_block(place.nation, Setting.HOME, local=local)
