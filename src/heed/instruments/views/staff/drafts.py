"""Questionnaires being written: the list, one of them, its settings and history."""

from uuid import UUID

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from heed.instruments import actions, queries
from heed.instruments.building.documents import settled, source_language
from heed.instruments.building.texts import found
from heed.instruments.forms.beginning import Settings
from heed.instruments.models import Act
from heed.instruments.presenters import drafts as presenters
from heed.instruments.views.staff.changing import (
    attempt,
    draft_or_404,
    number_in,
    page_of,
)
from heed.people.access import Permission, allowed

WRITE = Permission.DO_RESEARCH


@allowed(WRITE)
@require_safe
def drafts(request: HttpRequest) -> HttpResponseBase:
    """Every questionnaire that is being written here."""
    rows = presenters.draft_rows(queries.drafts_of(request.user))
    context = {"page_title": _("Questionnaires being written"), "rows": rows}
    return render(request, "instruments/staff/drafts.html", context)


@allowed(WRITE)
@require_safe
def draft(request: HttpRequest, draft: UUID) -> HttpResponseBase:
    """The questions in their order, and what is left to do."""
    found_draft = draft_or_404(request, draft)
    context = presenters.builder(found_draft, queries.state_of(found_draft))
    return render(request, "instruments/staff/draft.html", context)


@allowed(WRITE)
def settings(request: HttpRequest, draft: UUID) -> HttpResponseBase:
    """Title, groups, languages and Easy Read."""
    it = draft_or_404(request, draft)
    document = queries.state_of(it).document
    form = Settings(request.POST or None, initial=_settings_of(document))
    if form.is_bound and form.is_valid():
        said = dict(form.cleaned_data)
        checkers = {"cy": said.pop("checker")}
        said["easy_read"] = said["easy_read"] == "yes"
        return attempt(
            request,
            it,
            lambda seen: actions.change_draft(
                by=request.user,
                draft=it,
                seen=seen,
                act=Act.SETTINGS,
                change=lambda old: settled(old, checkers=checkers, **said),
            ),
            to=page_of("draft", it),
        )
    context = {"page_title": _("Settings"), "form": form, "draft": it, "seen": it.at}
    return render(request, "instruments/staff/form.html", context, status=_code(form))


@allowed(WRITE)
@require_safe
def losses(request: HttpRequest, draft: UUID) -> HttpResponseBase:
    """What the file said that could not be carried, item by item."""
    it = draft_or_404(request, draft)
    context = {"page_title": _("What could not be carried"), "draft": it}
    return render(request, "instruments/staff/losses.html", context)


@allowed(WRITE)
def history(request: HttpRequest, draft: UUID) -> HttpResponseBase:
    """Everything that the questionnaire was, and the way back to any of it."""
    it = draft_or_404(request, draft)
    if request.method == "POST":
        number = number_in(request, "number")
        return attempt(
            request,
            it,
            lambda seen: actions.go_back_to(
                by=request.user, draft=it, seen=seen, number=number
            ),
            to=page_of("draft", it),
        )
    rows = presenters.history_rows(queries.history_of(it), it.at)
    context = {"page_title": _("History"), "draft": it, "seen": it.at, "rows": rows}
    return render(request, "instruments/staff/history.html", context)


@allowed(WRITE)
@require_POST
def undo(request: HttpRequest, draft: UUID) -> HttpResponseBase:
    """Take the last change back."""
    it = draft_or_404(request, draft)
    to = f"{page_of('draft', it)}#undo"
    return attempt(
        request,
        it,
        lambda seen: actions.undo(by=request.user, draft=it, seen=seen),
        to=to,
    )


@allowed(WRITE)
@require_POST
def redo(request: HttpRequest, draft: UUID) -> HttpResponseBase:
    """Do again what was taken back."""
    it = draft_or_404(request, draft)
    to = f"{page_of('draft', it)}#redo"
    return attempt(
        request,
        it,
        lambda seen: actions.redo(by=request.user, draft=it, seen=seen),
        to=to,
    )


def _settings_of(document: dict) -> dict:
    language = source_language(document["languages"])
    return {
        "title": found(document.get("title") or {}, "", language),
        "about": document.get("about", ""),
        "groups": document["groups"],
        "languages": document["languages"],
        "easy_read": "yes" if document.get("easy_read") else "no",
        "checker": document.get("marked_translation", {}).get("cy", ""),
    }


def _code(form: Settings) -> int:
    return 422 if form.is_bound else 200
