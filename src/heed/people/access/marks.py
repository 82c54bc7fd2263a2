"""The mark that every view carries: who may use it. A view without one fails."""

from collections.abc import Callable
from contextlib import nullcontext
from enum import Enum
from functools import wraps
from typing import Any
from urllib.parse import urlsplit

from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.utils.cache import patch_cache_control
from django.views.decorators.csrf import csrf_exempt

from heed.foundation.remembered import reading_once
from heed.people.access.reach import may
from heed.people.access.roles import Permission
from heed.people.models import Account

SAFE = {"GET", "HEAD", "OPTIONS"}
SECOND_FACTORS = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]
View = Callable[..., HttpResponseBase]


class Who(Enum):
    """Who may use a view that needs no particular permission."""

    ANYONE = "anyone, without signing in"
    SIGNING_IN = "someone who is signing in"
    OWN_ACCOUNT = "someone signed in, to look after their own sign-in"
    SIGNED_IN = "someone signed in with a second factor"


def anyone(view: View) -> View:
    """A public page: no session, no cookie, no copy kept, posted from here only."""

    @wraps(view)
    def checked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.method not in SAFE and sent_from_elsewhere(request):
            raise PermissionDenied
        return unkept(view(request, *args, **kwargs))

    return _marked(csrf_exempt(checked), Who.ANYONE)


def signing_in(view: View) -> View:
    """A page on the way in: it has a session and Django's own form token."""

    @wraps(view)
    def open_(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        return unkept(view(request, *args, **kwargs))

    return _marked(open_, Who.SIGNING_IN)


def own_account(view: View) -> View:
    """A page of one's own sign-in, open before the second factor is set up."""

    @wraps(view)
    def checked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not isinstance(request.user, Account):
            return redirect_to_login(request.get_full_path())
        return unkept(view(request, *args, **kwargs))

    return _marked(checked, Who.OWN_ACCOUNT)


def signed_in(view: View) -> View:
    """A page for any member of staff who has signed in with a second factor."""
    return _marked(_staff(view, lambda _account: True), Who.SIGNED_IN)


def allowed(permission: Permission) -> Callable[[View], View]:
    """A page for staff with a permission somewhere; the view narrows the places."""

    def mark(view: View) -> View:
        return _marked(_staff(view, lambda a: may(a, permission)), permission)

    return mark


def has_second_factor(account: Account) -> bool:
    """Whether an account has an app or a key; recovery codes alone do not count."""
    return is_mfa_enabled(account, SECOND_FACTORS)


def sent_from_elsewhere(request: HttpRequest) -> bool:
    """Whether the browser says that another site sent this form.

    A browser that says nothing is old, or keeps its owner's privacy. It is let in: the
    draft's cookie is ``SameSite=Strict``, and a turned-away person is not heard.
    """
    said = request.META.get  # as headers they would all be gone through first
    if said("HTTP_SEC_FETCH_SITE", "none") not in {"same-origin", "none"}:
        return True
    origin = said("HTTP_ORIGIN") or _origin(said("HTTP_REFERER"))
    return bool(origin) and origin not in {
        f"{request.scheme}://{request.get_host()}",
        *settings.CSRF_TRUSTED_ORIGINS,
    }


def unkept(response: HttpResponseBase) -> HttpResponseBase:
    """The answer, not to be kept by the browser or anything on the way to it."""
    patch_cache_control(response, no_store=True)
    return response


def _origin(address: str | None) -> str:
    parts = urlsplit(address or "")
    return f"{parts.scheme}://{parts.netloc}" if parts.netloc else ""


def _staff(view: View, may_enter: Callable[[Account], bool]) -> View:
    @wraps(view)
    def checked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not isinstance(request.user, Account):
            return redirect_to_login(request.get_full_path())
        if not has_second_factor(request.user):
            return redirect("mfa_index")
        with reading_once() if request.method in SAFE else nullcontext():
            if not may_enter(request.user):
                raise PermissionDenied
            return unkept(view(request, *args, **kwargs))

    return checked


def _marked(view: View, who: Who | Permission) -> View:
    view.who_may_use = who
    return view
