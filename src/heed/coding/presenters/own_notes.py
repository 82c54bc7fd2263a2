"""A coder's own notes in finished words."""

from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from heed.coding.dealing import sign_of
from heed.coding.models import Coder, Memo
from heed.coding.presenters.notes_left import what_it_is_on
from heed.coding.queries.codes_today import codes_of
from heed.coding.queries.desk import issues_in_use
from heed.coding.queries.own_notes import OwnNotes, notes_looked_at
from heed.ui.forms import Choice

PROJECT = "project"


def notes_page(seat: Coder, page: OwnNotes, *, is_first: bool) -> dict[str, Any]:
    """The list, the newest first."""
    return {
        "page_title": _("Your notes"),
        "project": seat.project,
        "notes": [_note(seat, memo, words) for memo, words in page.notes],
        "waits": notes_looked_at(seat),
        "is_first": is_first,
        "older": f"?from={page.older}" if page.older else "",
    }


def on_what(memo: Memo) -> str:
    """What a note is on."""
    if memo.text:
        return _("On text %(sign)s") % {"sign": sign_of(memo.text.position)}
    return _("On %(what)s") % {"what": what_it_is_on(memo)}


def places_for(seat: Coder) -> list[Choice]:
    """What a note can be on: a code, an issue in use, or the project."""
    codes = [Choice(f"code-{one.pk}", one.label) for one in codes_of(seat.project)]
    issues = [
        Choice(f"issue-{one.pk}", _("Issue: %(name)s") % {"name": one.name})
        for one in issues_in_use(seat.project)
    ]
    return [*codes, *issues, Choice(PROJECT, _("The project as a whole"))]


def _note(seat: Coder, memo: Memo, words: str) -> dict[str, Any]:
    def to(name: str) -> str:
        return reverse(f"coding:{name}", args=[seat.project.slug, memo.pk])

    signs = [sign_of(one.text.position) for one in memo.speaks_of.all()]
    return {
        "on": on_what(memo),
        "speaks_of": ", ".join(signs),
        "words": words,
        "when": date_format(localtime(memo.made_at), "j F Y"),
        "change": to("change_note"),
        "remove": to("remove_note"),
    }
