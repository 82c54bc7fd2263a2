"""The few cookies of the public doors; none of them says who somebody is.

=============  ==========================  =====================================
``heed-draft`` the key of the answers so   20 hours on one's own device, until
               far                         the browser closes on a shared tablet
``heed-visit`` sealed: which concern a     15 minutes
               receipt opened
``heed-pair``  the secret of a tablet      400 days
=============  ==========================  =====================================

A cookie goes only to the pages that need it, and those stand under two addresses, one
for each language. So each cookie is set once for each language.
"""

from datetime import timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import get_language

DRAFT = "heed-draft"
VISIT = "heed-visit"
TABLET = "heed-pair"


def taken(request: HttpRequest, name: str) -> str:
    """What a cookie holds; empty where there is none."""
    return request.COOKIES.get(_named(name, get_language()), "")


def hand_out(
    response: HttpResponseBase,
    name: str,
    value: str,
    *,
    under: str,
    lasts: timedelta | None,
) -> None:
    """Set a cookie for the pages under an address, in every language."""
    for language, _title in settings.LANGUAGES:
        response.set_cookie(
            _named(name, language),
            value,
            max_age=lasts,
            path=prefix(language) + under,
            secure=settings.SESSION_COOKIE_SECURE,
            httponly=True,
            samesite="Strict",
        )


def take_back(response: HttpResponseBase, name: str, *, under: str) -> None:
    """Delete a cookie in every language."""
    for language, _title in settings.LANGUAGES:
        response.delete_cookie(
            _named(name, language), path=prefix(language) + under, samesite="Strict"
        )


def prefix(language: str) -> str:
    """How addresses in a language begin."""
    return "" if language == settings.LANGUAGE_CODE else f"/{language}"


def _named(name: str, language: str | None) -> str:
    return name + prefix(language or settings.LANGUAGE_CODE).replace("/", "-")
