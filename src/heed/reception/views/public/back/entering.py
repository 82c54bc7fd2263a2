"""The way in with six words, the way out, and what every page of a visit needs."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from heed.people.access import anyone
from heed.reception import actions, cookies, queries
from heed.reception.errors import NoSuchDoorError, TooManyGuessesError
from heed.reception.presenters.back import around_back
from heed.reception.queries import SavedAnswers
from heed.reception.views.public.doorway import hand_key
from heed.reception.visits import (
    CONCERN,
    RESPONSE,
    ComingBack,
    SurveyVisit,
    Visit,
    opened_in,
    sealed_visit,
)
from heed.responses.choices import Variant
from heed.responses.models import Response

Page = Callable[..., HttpResponseBase]


def coming_back(page: Page) -> Page:
    """A page under ``/back/``, or under a paired tablet's."""

    @anyone
    @wraps(page)
    def entered(request: HttpRequest, *, tablet: bool = False) -> HttpResponseBase:
        if not tablet:
            return page(request, ComingBack())
        try:
            secret = cookies.taken(request, cookies.TABLET)
            return page(request, ComingBack(queries.door_of_tablet(secret)))
        except NoSuchDoorError:
            return redirect("tablet-pair:code")

    return entered


def visiting(page: Page) -> Page:
    """A page of a visit; each one lengthens it, and without one the words are asked."""

    @coming_back
    @wraps(page)
    def entered(request: HttpRequest, back: ComingBack) -> HttpResponseBase:
        identity = opened_in(cookies.taken(request, cookies.VISIT))
        concern = queries.concern_with(pk=identity) if identity else None
        if concern is None:
            return redirect(back.url("words"))
        return hand_visit(page(request, Visit(concern, back)), back, concern.pk)

    return entered


def surveying(page: Page) -> Page:
    """A page about answers to a survey that somebody came back to."""

    @coming_back
    @wraps(page)
    def entered(request: HttpRequest, back: ComingBack) -> HttpResponseBase:
        identity = opened_in(cookies.taken(request, cookies.VISIT), RESPONSE)
        response = queries.survey_response(identity) if identity else None
        if response is None:
            return redirect(back.url("words"))
        shown = page(request, SurveyVisit(response, back))
        return hand_visit(shown, back, response.pk, RESPONSE)

    return entered


def hand_visit(
    response: HttpResponseBase, back: ComingBack, opened: Any, kind: str = CONCERN
) -> HttpResponseBase:
    """Put the sealed visit into its cookie, unless the page has just taken it back."""
    if cookies.VISIT not in response.cookies:
        cookies.hand_out(
            response,
            cookies.VISIT,
            sealed_visit(opened, back, kind),
            under=back.root,
            lasts=None if back.door else back.lasts,
        )
    return response


@require_http_methods(["GET", "HEAD", "POST"])
@coming_back
def words(request: HttpRequest, back: ComingBack) -> HttpResponseBase:
    """Type the six words; they travel in the body of the form and nowhere else."""
    error, status = "", 200
    if request.method == "POST":
        try:
            opened = actions.try_words(
                typed=request.POST.get("words", ""), tablet=back.tablet
            )
        except TooManyGuessesError:
            error, status = busy(), 429
        else:
            if opened is not None:
                return shown(back, opened)
            error, status = unknown(), 422
    context = around_back(request, back, _("Come back with your words"), error=error)
    return render(request, "reception/back/words.html", context, status=status)


def shown(back: ComingBack, opened: queries.Opened) -> HttpResponseBase:
    """Go to what the words opened."""
    if isinstance(opened, SavedAnswers):
        return going_on(back, opened)
    if isinstance(opened, Response):
        page = redirect(back.url("survey"))
        return hand_visit(page, back, opened.pk, RESPONSE)
    return hand_visit(redirect(back.url("visit")), back, opened.pk)


def going_on(back: ComingBack, saved: SavedAnswers) -> HttpResponseBase:
    """Bring saved answers back; not on a shared tablet, which would keep them open."""
    if back.door:
        return redirect(back.url("elsewhere"))
    easy_read = saved.body.variant == Variant.EASY_READ
    door = queries.survey_door_to(saved.survey.code, easy_read=easy_read)
    sitting = actions.go_on_with(door=door, token=saved.token, body=saved.body)
    return hand_key(redirect(door.url("resume")), door, sitting.token)


@require_safe
@coming_back
def elsewhere(request: HttpRequest, back: ComingBack) -> HttpResponseBase:
    """Saved answers are gone on with on a device of one's own."""
    context = around_back(request, back, _("Please use another device"))
    return render(request, "reception/back/elsewhere.html", context)


@coming_back
def leave(request: HttpRequest, back: ComingBack) -> HttpResponseBase:
    """Finish: nothing of the visit stays in the browser."""
    return without_visit(redirect(home_of(back)), back)


@coming_back
def leave_for_good(request: HttpRequest, back: ComingBack) -> HttpResponseBase:
    """Leave this page: forget the visit, then go somewhere neutral at once."""
    where = home_of(back) if back.door else settings.HEED_EXIT_URL
    return without_visit(redirect(where), back)


def without_visit(response: HttpResponseBase, back: ComingBack) -> HttpResponseBase:
    """Take the visit's cookie back."""
    cookies.take_back(response, cookies.VISIT, under=back.root)
    return response


def home_of(back: ComingBack) -> str:
    """Where one is after a visit."""
    return back.door.url("start") if back.door else back.url("words")


def unknown() -> str:
    """The same sentence for wrong words and for words that nobody has any more."""
    return _(
        "We cannot find these words. Look at each one, and try again. Take your time."
    )


def busy() -> str:
    """When so many try that nobody can, for a moment."""
    return _("Many people are trying this now. Wait a minute, then try again.")
