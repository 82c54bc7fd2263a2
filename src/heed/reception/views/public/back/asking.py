"""One page that asks a returning writer for words, and stores them once."""

from collections.abc import Callable
from typing import Any
from uuid import UUID, uuid4, uuid5

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from heed.concerns.errors import AlreadyDone, WasWithdrawn
from heed.foundation.writer import NotStored, RowsRefused
from heed.reception.presenters.back import LONGEST, around_visit
from heed.reception.visits import Visit

Act = Callable[[str, UUID], None]


def ask(
    request: HttpRequest,
    visit: Visit,
    act: Act,
    *,
    title: str,
    template: str,
    blank_is_right: bool = False,
    **more: Any,
) -> HttpResponseBase:
    """Show the page; once words came, act and go back to the visit, or say why not."""
    typed, error, status = request.POST.get("words", ""), "", 200
    if request.method == "POST":
        error, status = problem_with(typed, blank_is_right=blank_is_right), 422
        if not error:
            error, status = tried(act, typed, key_with_words(request))
        if not error:
            return redirect(visit.url("visit"))
    context = around_visit(
        request,
        visit,
        title,
        typed=typed,
        error=error,
        not_sent=status == 503,
        **more,
    )
    page = f"reception/back/{template}.html"
    return render(request, page, context | {"key": key_of(request)}, status=status)


def tried(act: Act, typed: str, key: UUID) -> tuple[str, int]:
    """What went wrong, if anything did."""
    try:
        act(typed, key)
    except (NotStored, RowsRefused):
        return _("This was not sent yet. Your words are still here. Try again."), 503
    except (WasWithdrawn, AlreadyDone) as refusal:
        return str(refusal), 422
    return "", 200


def problem_with(typed: str, *, blank_is_right: bool) -> str:
    """What must be mended in the words."""
    if not typed.strip() and not blank_is_right:
        return _("Write a few words first.")
    if len(typed) > LONGEST:
        return _("This is too long. Please shorten it.")
    return ""


def key_of(request: HttpRequest) -> UUID:
    """The key that the page made, so that a second tap stores nothing new."""
    try:
        return UUID(request.POST.get("key", ""))
    except ValueError:
        return uuid4()


def key_with_words(request: HttpRequest) -> UUID:
    """The key of what was sent: a page that was gone back to may send other words.

    They would be taken for a repeat under the page's key alone, and be lost.
    """
    return uuid5(key_of(request), request.POST.urlencode())
