"""What was changed of a survey since it was opened, one sentence each."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from heed.instruments.naming import language_name
from heed.people.models import Account
from heed.people.queries import local_day
from heed.responses.choices import Group
from heed.responses.models import Fieldwork
from heed.responses.queries.changes import Change, changes_of
from heed.responses.queries.surveys import place_of_survey
from heed.studies.presenters.studies import day


def history_rows(fieldwork: Fieldwork) -> list[list[str]]:
    """The changes, newest first: on which day, who, and what."""
    place, changes = place_of_survey(fieldwork), changes_of(fieldwork)
    names = dict(
        Account.objects.filter(pk__in={one.by for one in changes}).values_list(
            "pk", "name"
        )
    )
    return [
        [
            day(local_day(place, one.at)),
            names.get(one.by, _("At the console")),
            sentence(one),
        ]
        for one in reversed(changes)
    ]


def sentence(one: Change) -> str:
    """One change in words."""
    said = SENTENCES.get(one.what)
    return said(one.details) if said else _("Something was changed.")


def _days(said: dict[str, Any]) -> str:
    parts = [_turned(_("Last day"), said["was"], said["now"])]
    if said["back_now"] != said["back_was"]:
        back = _("Answers can be taken back until")
        parts.append(_turned(back, said["back_was"], said["back_now"]))
    return " ".join(parts)


def _turned(what: str, was: str | None, now: str | None) -> str:
    told = {"what": what, "was": _day(was), "now": _day(now)}
    if was == now:
        return _("%(what)s: %(now)s, as before.") % told
    return _("%(what)s: %(now)s instead of %(was)s.") % told


def _day(iso: str | None) -> str:
    return day(date.fromisoformat(iso)) if iso else _("no day")


def _quota(said: dict[str, Any]) -> str:
    who = str(Group(said["group"]).label) if said["group"] else _("Everybody")
    whom = f"{who}, {said['source']}" if said["source"] else who
    told = {"whom": whom, "was": said["was"], "now": said["now"]}
    if said["now"] is None:
        return _("The quota of %(whom)s was taken away.") % told
    if said["was"] is None:
        return _("Quota of %(whom)s: %(now)s.") % told
    return _("Quota of %(whom)s: %(now)s instead of %(was)s.") % told


def _wording(said: dict[str, Any]) -> str:
    language = language_name(said["language"])
    easy = _("Easy Read") if said["variant"] == "easy_read" else _("standard")
    return f"{language}, {easy}"


def _consent(said: dict[str, Any]) -> str:
    told = {"number": said["number"], "wording": _wording(said), "code": said["code"]}
    if said["kind"] == "sheet":
        return _("Information sheet %(number)s (%(wording)s) was added.") % told
    return _("Statement “%(code)s” %(number)s (%(wording)s) was added.") % told


def _places(said: dict[str, Any]) -> str:
    told = {
        "added": ", ".join(said["added"]) or _("none"),
        "removed": ", ".join(said["removed"]) or _("none"),
    }
    return _("Places that take part: added %(added)s, taken away %(removed)s.") % told


def _group(said: dict[str, Any]) -> str:
    told = {
        "who": str(Group(said["group"]).label),
        "code": said["questionnaire"],
        "number": said["number"],
    }
    return _("%(who)s: asked %(code)s, version %(number)s from then on.") % told


def _reading(said: dict[str, Any]) -> str:
    if said["was"] is None:
        return _("Words are read within days: %(now)s.") % said
    return _("Words are read within days: %(now)s instead of %(was)s.") % said


SENTENCES = {
    "opened": lambda _said: _("It was opened."),
    "days": _days,
    "quota": _quota,
    "sources": lambda said: (
        _("Ways to the survey: %(tags)s.") % {"tags": ", ".join(said["tags"])}
    ),
    "words": lambda said: (
        _("The first page was written (%(wording)s).") % {"wording": _wording(said)}
    ),
    "consent": _consent,
    "places": _places,
    "group": _group,
    "reading": _reading,
    "analysed": lambda _said: _("The answers were said to be analysed."),
}
