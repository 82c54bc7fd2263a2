"""After sending: the receipt, the honest last page, and leaving."""

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from heed.reception import actions, queries
from heed.reception.doors import Door
from heed.reception.presenters.after import end_page, same_words
from heed.reception.presenters.frame import around
from heed.reception.presenters.survey import words_for_survey
from heed.reception.sittings import Sitting
from heed.reception.views.public.doorway import (
    at_a_door,
    holds_words,
    sitting_at,
    take_key_back,
    with_answers,
)

SHOWN_ON_A_TABLET = 300  # seconds, for whoever writes the words down by hand


@require_http_methods(["GET", "HEAD", "POST"])
@with_answers
def receipt(request: HttpRequest, door: Door, sitting: Sitting) -> HttpResponseBase:
    """Six words, large; to be written down, printed, and typed once."""
    if not sitting.has_receipt:
        return redirect(door.url("end"))
    words = actions.words_of(sitting)
    typed = request.POST.get("words", "")
    is_right = request.method == "POST" and same_words(typed, words)
    if is_right:
        return redirect(door.url("end"))
    error = ""
    if typed.strip():
        error = _("These are not the six words. Look at them and try once more.")
    context = around(
        request,
        door,
        _("Keep these six words"),
        group=sitting.body.group,
        words=words,
        error=error,
        errors=[{"text": error, "href": "#words"}] if error else [],
        end_url=door.url("end"),
        what_for=words_for_survey(door.survey) if door.is_survey else "",
        back_address=address_of(reverse("back:words")),
    )
    response = holds_words(render(request, "reception/receipt.html", context))
    return returning(response, door, SHOWN_ON_A_TABLET)


@require_safe
@with_answers
def end(request: HttpRequest, door: Door, sitting: Sitting) -> HttpResponseBase:
    """What happens next and when, by what the person chose."""
    if not sitting.is_given:
        return redirect(door.url("check"))
    page = end_page(sitting, queries.hours_at(door.place), door, queries.asked_at(door))
    context = around(
        request,
        door,
        _("Thank you"),
        group=sitting.body.group,
        **page,
    )
    response = render(request, "reception/end.html", context)
    if sitting.has_receipt:  # it says what the person chose
        holds_words(response)
    return returning(response, door, SHOWN_ON_A_TABLET // 5)


@at_a_door
def leave(request: HttpRequest, door: Door) -> HttpResponseBase:
    """Finish: nothing stays in the browser."""
    actions.clear_sitting(sitting_at(request, door))
    return take_key_back(redirect(door.url("start")), door)


def address_of(path: str) -> str:
    """An address as people type it."""
    return settings.HEED_BASE_URL.split("://", 1)[1] + path


def returning(response: HttpResponseBase, door: Door, seconds: int) -> HttpResponseBase:
    """On a shared tablet, go back to the start after a while, also without scripts."""
    if door.tablet:
        away = door.url("exit" if door.is_survey else "leave")
        response["Refresh"] = f"{seconds}; url={away}"
    return response
