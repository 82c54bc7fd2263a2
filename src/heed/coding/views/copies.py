"""Edited copies of research texts: what waits, and making one."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from heed.coding import actions
from heed.coding.choosing import Chosen, changes_of, suggestions
from heed.coding.forms.projects import NOTE
from heed.coding.presenters.copies import (
    kinds_found,
    paragraphs,
    staying,
    waiting_rows,
    what_it_is,
)
from heed.coding.queries.copies import known_names, research_text, waiting_for_a_copy
from heed.coding.queries.interviews import turns_of
from heed.coding.replacing import replaced, within_turns
from heed.foundation import clock
from heed.people.access import Permission, allowed
from heed.responses.models import Text
from heed.safeguards import name_finding

MOST = 10**6


@allowed(Permission.DO_RESEARCH)
@require_safe
def waiting(request: HttpRequest) -> HttpResponseBase:
    """Every research text without an edited copy, oldest first."""
    asked = request.GET.get("from", "")
    start = min(int(asked), MOST) if asked.isascii() and asked.isdigit() else 0
    found = waiting_for_a_copy(request.user, start)
    context = {
        "page_title": _("Texts that wait for an edited copy"),
        "rows": waiting_rows(found.texts, clock.now().date()),
        "total": found.total,
        "next_from": found.next_from,
        "back": reverse("interviews:interviews"),
    }
    return render(request, "coding/copies/waiting.html", context)


@allowed(Permission.DO_RESEARCH)
@require_http_methods(["GET", "HEAD", "POST"])
def copy(request: HttpRequest, research_text: UUID) -> HttpResponseBase:
    """Open a text, choose what goes, look at the copy, and keep it."""
    text = text_or_404(request, research_text)
    if request.method != "POST":
        return _page(request, text, "cover", note=NOTE)
    words = actions.open_research_text(by=request.user, text=text)
    suggested = suggestions(words, *known_names(text))
    chosen = chosen_in(request)
    turns = turns_of(text)
    changes = within_turns(changes_of(words, suggested, chosen), turns)
    step = request.POST.get("step")
    if step == "keep":
        actions.keep_copy(by=request.user, text=text, changes=changes)
        return redirect("copies:waiting")
    if step == "look":
        return _page(
            request,
            text,
            "look",
            copy=replaced(words, changes),
            count=len(changes),
            staying=staying(words, suggested, changes),
            carried=carried(request),
        )
    return _page(
        request,
        text,
        "choose",
        paragraphs=paragraphs(words, turns, suggested, chosen),
        kinds=kinds_found(suggested, chosen),
        chosen=chosen,
        has_library=name_finding.is_installed(),
    )


def text_or_404(request: HttpRequest, pk: UUID) -> Text:
    """A text that this person may read for research."""
    found = research_text(request.user, pk)
    if found is None:
        raise Http404
    return found


def chosen_in(request: HttpRequest) -> Chosen:
    """What a page says was chosen."""
    sent = request.POST
    return Chosen(
        ticked=frozenset(sent.getlist("take_out")),
        kinds=frozenset(sent.getlist("all_of")),
        own=sent.get("own", ""),
        spans=tuple(sent.getlist("span")),
        put={k.removeprefix("put-"): v for k, v in sent.items() if k[:4] == "put-"},
    )


def carried(request: HttpRequest) -> list[tuple[str, str]]:
    """What the next page sends on: all that was chosen so far."""
    left = {"step", "csrfmiddlewaretoken"}
    return [
        (name, value)
        for name, values in request.POST.lists()
        if name not in left
        for value in values
    ]


def _page(
    request: HttpRequest, text: Text, name: str, **more: object
) -> HttpResponseBase:
    titles = {
        "cover": _("Make an edited copy"),
        "choose": _("What to take out"),
        "look": _("Look at the copy"),
    }
    context = {
        "page_title": titles[name],
        "what": what_it_is(text),
        "back": reverse("copies:waiting"),
        **more,
    }
    return render(request, f"coding/copies/{name}.html", context)
