"""What is counted of a survey, in words for its study's members."""

from datetime import timedelta
from zoneinfo import ZoneInfo

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from heed.foundation.windows import Window
from heed.instruments.definition import Item
from heed.instruments.definition.words import Variant as Wording
from heed.instruments.naming import language_name
from heed.responses.choices import Group, Mode, State, Variant
from heed.responses.models import Fieldwork, Quota
from heed.responses.queries import page_counts as pages
from heed.studies.watching.counted import NO_SOURCE, OTHER_SOURCE, items_of

PLAIN = Wording("en-gb", easy_read=False)
LONGEST = 70  # letters of a question beside a bar


def days(windows: tuple[Window, ...], zone: str) -> str:
    """The days that some windows cover, as one stretch."""
    place = ZoneInfo(zone)
    first = min(one.start for one in windows).astimezone(place).date()
    end = max(one.end for one in windows).astimezone(place)
    last = (end - timedelta(microseconds=1)).date()
    if first == last:
        return date_format(first, "j F Y")
    return _("%(first)s to %(last)s") % {
        "first": date_format(first, "j F"),
        "last": date_format(last, "j F Y"),
    }


def answer_words(code: str, answer: str, sources: dict[str, str]) -> str:
    """One answer of what is counted of everybody."""
    if code == "source":
        others = {
            NO_SOURCE: _("No way was named"),
            OTHER_SOURCE: _("A way that is not on the list"),
        }
        return others.get(answer) or sources.get(answer, answer)
    if code == "language":
        return language_name(answer)
    kinds = {"group": Group, "state": State, "mode": Mode, "variant": Variant}
    return str(kinds[code](answer).label)


def titles() -> dict[str, str]:
    """What each count of everybody is called, in the order of the page."""
    return {
        "group": _("Who answered"),
        "source": _("By which way people came"),
        "state": _("How far people came"),
        "mode": _("How people answered"),
        "language": _("In which language"),
        "variant": _("In which wording"),
    }


def page_words(page: str, items: dict[str, Item]) -> str:
    """A page of a survey."""
    named = {
        pages.START: _("First page"),
        pages.GROUP: _("Who are you?"),
        pages.SHEET: _("Information"),
        pages.CONSENT: _("Consent"),
        pages.CONSENTED: _("Said yes"),
        pages.CHECK: _("Check your answers"),
        pages.COMPLETED: _("Sent"),
    }
    return named.get(page) or question_words(items[page.removeprefix(pages.QUESTION)])


def question_words(item: Item, group: str = "") -> str:
    """What a question asks, cut where it is long."""
    asked = item.ask.find(group or Group.SERVICE_USER, PLAIN) or item.code
    return asked if len(asked) <= LONGEST else asked[: LONGEST - 1].rstrip() + "…"


def answer_labels(item: Item, group: str = "") -> dict[str, str]:
    """What each answer of a question says."""
    return {
        option.code: option.words.find(group or Group.SERVICE_USER, PLAIN)
        or option.code
        for option in item.choices
    }


def items_by_code(fieldwork: Fieldwork) -> dict[str, Item]:
    """The questions of a survey."""
    return {item.code: item for item in items_of(fieldwork)}


def quota_words(quota: Quota, sources: dict[str, str]) -> str:
    """Whom a quota is about."""
    group = str(Group(quota.group).label) if quota.group else _("Everybody")
    if not quota.source:
        return group
    named = {"group": group, "source": sources.get(quota.source, quota.source)}
    return _("%(group)s, by “%(source)s”") % named
