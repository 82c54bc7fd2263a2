"""How people sign in: allauth with our rules.

Nobody signs up by themselves, no address or device is kept, and the secrets of second
factors are sealed.
"""

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest

from heed.foundation.keys import Purpose
from heed.people.models import Account


class AccountAdapter(DefaultAccountAdapter):
    """Signing in with an e-mail address, by invitation only."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody makes an account for themselves; an administrator invites."""
        return False

    def get_client_ip(self, request: HttpRequest) -> str:
        """A name for the rate limits that cannot be turned back into an address."""
        address = request.META.get("REMOTE_ADDR", "")
        return settings.HEED_KEYS.keyed_hash(
            Purpose.THROTTLE, f"sign-in {address}"
        ).hex()

    def get_http_user_agent(self, request: HttpRequest) -> str:
        """Nothing: which device somebody uses is not kept and not mailed."""
        return ""

    def populate_username(self, request: HttpRequest, user: AbstractBaseUser) -> None:
        """Nothing: the e-mail address is the name."""

    def new_user(self, request: HttpRequest) -> Account:
        """Refused, whatever door led here."""
        raise NotImplementedError("Accounts are made by invitation only.")
