"""Entering by a door: every page behind it begins here."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.middleware.gzip import GZipMiddleware
from django.shortcuts import redirect, render
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _

from heed.people.access import anyone
from heed.reception import cookies
from heed.reception.doors import Door
from heed.reception.errors import NoSuchDoorError
from heed.reception.queries import (
    door_of_tablet,
    door_to,
    left_under,
    sitting_under,
    survey_door_of_tablet,
    survey_door_to,
)
from heed.reception.sittings import OWN_DEVICE, Sitting
from heed.responses.draft_body import DraftToken
from heed.ui.languages import language_links

Page = Callable[..., HttpResponseBase]
_packer = GZipMiddleware(lambda _request: None)  # kept: to make one is dear


def at_a_door(page: Page) -> Page:
    """A public page of a place or a survey: by its address, or on a shared tablet.

    It is compressed, unless it holds what somebody said: a page a third as long
    matters on a ward with a bad signal.
    """

    @anyone
    @wraps(page)
    def entered(
        request: HttpRequest,
        code: str = "",
        *,
        easy: bool = False,
        survey: bool = False,
        tablet: bool = False,
        **parts: Any,
    ) -> HttpResponseBase:
        try:
            found = _survey_on_tablet if tablet else _survey if survey else _door
            door = found(request, code, easy_read=easy)
        except NoSuchDoorError:
            if survey and not tablet:
                return no_such_survey(request)
            is_on_tablet = tablet or not code
            return (
                redirect("tablet-pair:code") if is_on_tablet else no_such_door(request)
            )
        if code and code != door.code and request.method == "GET":
            return HttpResponseRedirect(_rightly(request, code, door))
        return packed(request, page(request, door, **parts))

    return entered


def holds_words(response: HttpResponseBase) -> HttpResponseBase:
    """Mark a page that holds words, answers or a receipt: nobody is to compress it.

    The length of a compressed page tells what in it is alike. Whoever could make a
    browser ask for it with guesses in the address, and watch the wire, could find out
    what it holds, letter by letter (docs/decisions/0008-compressed-pages.md).
    """
    patch_cache_control(response, no_transform=True)
    return response


def packed(request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
    """The page compressed for a browser that can, unless it holds somebody's words."""
    if "no-transform" in response.get("Cache-Control", ""):
        return response
    return _packer.process_response(request, response)


def with_answers(page: Page) -> Page:
    """A page that needs a draft; without one it says honestly that it is gone."""

    @at_a_door
    @wraps(page)
    def entered(request: HttpRequest, door: Door, **parts: Any) -> HttpResponseBase:
        sitting = sitting_at(request, door)
        if sitting is None:
            return redirect(door.url("gone"))
        return page(request, door, sitting, **parts)

    return entered


def sitting_at(request: HttpRequest, door: Door) -> Sitting | None:
    """The sitting whose key is in the cookie, if it is still there."""
    token = DraftToken.from_cookie(cookies.taken(request, cookies.DRAFT))
    return sitting_under(token, door) if token else None


def left_here(request: HttpRequest, door: Door) -> Sitting | None:
    """What is left of answers so far; on a shared tablet whatever anybody began."""
    if door.tablet is None:
        return sitting_at(request, door)
    token = DraftToken.from_cookie(cookies.taken(request, cookies.DRAFT))
    return left_under(token) if token else None


def hand_key(
    response: HttpResponseBase, door: Door, token: DraftToken
) -> HttpResponseBase:
    """Put the key of a draft into the page's cookie."""
    cookies.hand_out(
        response,
        cookies.DRAFT,
        token.to_cookie(),
        under=door.root,
        lasts=None if door.tablet else OWN_DEVICE,
    )
    return response


def take_key_back(response: HttpResponseBase, door: Door) -> HttpResponseBase:
    """Leave no key in the browser.

    A shared tablet gets another one that opens nothing: some browsers bring an old
    page back from memory unless such a cookie has changed.
    """
    if door.tablet:
        cookies.take_back(response, cookies.VISIT, under="/tablet/back/")
        response["Clear-Site-Data"] = '"cache", "storage"'
        return hand_key(response, door, DraftToken.new())
    cookies.take_back(response, cookies.DRAFT, under=door.root)
    return response


def find_place(request: HttpRequest) -> HttpResponseBase:
    """Where one begins who has no address of a place."""
    context = {
        "page_title": _("Find your place"),
        "language_links": language_links(request),
    }
    return render(request, "reception/find_place.html", context)


def no_such_door(request: HttpRequest) -> HttpResponseBase:
    """A kind page for a code that leads nowhere, with ways out."""
    context = {
        "page_title": _("We cannot find this place"),
        "language_links": language_links(request),
        "help_open": True,
    }
    return render(request, "reception/no_such_door.html", context, status=404)


def no_such_survey(request: HttpRequest) -> HttpResponseBase:
    """A kind page for a survey's address that leads nowhere."""
    context = {
        "page_title": _("We cannot find this survey"),
        "language_links": language_links(request),
        "help_open": True,
    }
    return render(request, "reception/survey/no_such.html", context, status=404)


def _survey_on_tablet(request: HttpRequest, code: str, *, easy_read: bool) -> Door:
    secret = cookies.taken(request, cookies.TABLET)
    return survey_door_of_tablet(secret, code, easy_read=easy_read)


def _survey(_request: HttpRequest, code: str, *, easy_read: bool) -> Door:
    return survey_door_to(code, easy_read=easy_read)


def _door(request: HttpRequest, code: str, *, easy_read: bool) -> Door:
    if code:
        return door_to(code, easy_read=easy_read)
    secret = cookies.taken(request, cookies.TABLET)
    return door_of_tablet(secret, easy_read=easy_read)


def _rightly(request: HttpRequest, typed: str, door: Door) -> str:
    wrong, right = f"{door.stem}{typed}/", f"{door.stem}{door.code}/"
    return request.get_full_path().replace(wrong, right, 1)
