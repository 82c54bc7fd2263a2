"""What the pages of a questionnaire in the making do alike."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from heed.instruments import queries
from heed.instruments.errors import DraftMoved, DraftRefused
from heed.instruments.models import QuestionnaireDraft
from heed.instruments.presenters.conflicts import conflict_page

Act = Callable[[int], Any]


def draft_or_404(request: HttpRequest, draft: UUID) -> QuestionnaireDraft:
    """The questionnaire, if this person may write it."""
    found = queries.draft_for(request.user, draft)
    if found is None:
        raise Http404
    return found


def page_of(name: str, draft: QuestionnaireDraft, *parts: str) -> str:
    """The address of one of a questionnaire's pages."""
    return reverse(f"drafts:{name}", args=[draft.pk, *parts])


def attempt(
    request: HttpRequest, draft: QuestionnaireDraft, act: Act, *, to: str = ""
) -> HttpResponseBase:
    """Do something to what this person saw; say so where it is not that any more.

    Then go ``to`` a page, or to the address that the act gives.
    """
    try:
        done = act(number_in(request, "seen"))
    except DraftMoved as moved:
        context = conflict_page(draft, moved.seen, request.POST)
        context |= {"action": request.get_full_path()}
        return render(request, "instruments/staff/conflict.html", context, status=409)
    except DraftRefused as refusal:
        return refused(request, str(refusal), page_of("draft", draft))
    return redirect(to or done)


def number_in(request: HttpRequest, name: str) -> int:
    """A number that a page of ours sent back; nought for nonsense."""
    text = request.POST.get(name, "")
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 9 else 0


def refused(request: HttpRequest, sentence: str, back: str) -> HttpResponse:
    """A page that says why something cannot be done, and leads back."""
    context = {
        "page_title": _("This cannot be done"),
        "sentence": sentence,
        "back": back,
    }
    return render(request, "instruments/staff/refused.html", context, status=422)
