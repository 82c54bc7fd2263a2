"""Single-use sign-in links for the made-up people of the demonstration.

They exist only where ``HEED_DEMO`` is set and the service answers on loopback, and
sign in only into an organisation that is marked as made up. A demonstration does not
start beside real data. These links skip the password and the second step, so nothing
of this file may be reachable anywhere else, which ``tests/attacks`` proves.
"""

from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

from django.conf import settings
from django.contrib.auth import login
from django.contrib.auth.tokens import PasswordResetTokenGenerator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse

from heed.people.access import signing_in
from heed.people.errors import Refused
from heed.people.models import Account, Place, PlaceKind

LOOPBACK = {"127.0.0.1", "localhost", "::1"}
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


class RealDataHere(Refused):
    """The demonstration was asked to run on a store with a real organisation."""


class DemoTokens(PasswordResetTokenGenerator):
    """Links that work once: signing in changes what they are made from."""

    key_salt = "heed.people.demo"


demo_tokens = DemoTokens()


def may_exist(chosen: Any) -> bool:
    """Whether settings allow such links at all."""
    host = urlsplit(chosen.HEED_BASE_URL).hostname
    return bool(chosen.HEED_DEMO) and host in LOOPBACK


def refuse_real_data() -> None:
    """Stop a demonstration on a store that holds an organisation not made up."""
    organisations = Place.objects.filter(kind=PlaceKind.ORGANISATION)
    if organisations.filter(made_up=False).exists():
        raise RealDataHere(
            "This store holds a real organisation, so the demonstration does not "
            "start on it. Set HEED_DATA_DIR to an empty folder."
        )


def demo_link(account: Account) -> str:
    """The address at which one made-up person signs in once."""
    if not may_exist(settings):
        raise Refused("There are no demonstration links outside the demonstration.")
    _refuse_real_person(account)
    token = demo_tokens.make_token(account)
    return settings.HEED_BASE_URL + reverse("demo_sign_in", args=[account.id, token])


@signing_in
def demo_sign_in(request: HttpRequest, account: UUID, token: str) -> HttpResponse:
    """Sign in a made-up person; anything else is not found."""
    found = Account.objects.filter(id=account).first()
    if not may_exist(settings) or found is None or not found.is_active:
        raise Http404
    if not _is_made_up(found) or not demo_tokens.check_token(found, token):
        raise Http404
    refuse_real_data()
    login(request, found, backend=BACKEND)
    return redirect(settings.LOGIN_REDIRECT_URL)


def _is_made_up(account: Account) -> bool:
    return Place.objects.filter(id=account.organisation, made_up=True).exists()


def _refuse_real_person(account: Account) -> None:
    if not _is_made_up(account):
        raise Refused("Only made-up people have demonstration links.")


urlpatterns = [path("<uuid:account>/<str:token>/", demo_sign_in, name="demo_sign_in")]
