"""How people sign in: allauth with our rules.

Nobody signs up by themselves, no address or device is kept, and the secrets of second
factors are sealed.
"""

import base64
from types import SimpleNamespace
from typing import Any
from urllib.parse import urlsplit

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.core.mail import send_mail
from django.db import transaction
from django.http import HttpRequest
from django.utils.translation import gettext as _

from heed.foundation.keyring import keys
from heed.foundation.keys import Purpose
from heed.foundation.sealing import open_sealed, seal
from heed.people.access import has_second_factor
from heed.people.actions.records import record_account
from heed.people.models import Account
from heed.safeguards.audit import Event

SEALED_AS = "mfa.authenticator"


def mail_change(account: Account) -> None:
    """Say by mail that a sign-in changed, and what to do if it was somebody else."""
    send_mail(
        _("Your sign-in to Heed changed"),
        _(
            "Your password or your second step was changed.\n\n"
            "If this was not you, tell an administrator of your organisation now."
        ),
        None,
        [account.email],
    )


class AccountAdapter(DefaultAccountAdapter):
    """Signing in with an e-mail address, by invitation only."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody makes an account for themselves; an administrator invites."""
        return False

    def get_client_ip(self, request: HttpRequest) -> str:
        """A name for the rate limits that cannot be turned back into an address."""
        address = request.META.get("REMOTE_ADDR", "")
        return keys().keyed_hash(Purpose.THROTTLE, f"sign-in {address}").hex()

    def get_http_user_agent(self, request: HttpRequest) -> str:
        """Nothing: which device somebody uses is not kept and not mailed."""
        return ""

    def is_reauthentication_required(self, *, app: str, **kwargs: object) -> bool:
        """Not for the first second step: the password was given a moment ago."""
        if app == "allauth.mfa" and not has_second_factor(self.request.user):
            return False
        return super().is_reauthentication_required(app=app, **kwargs)

    def login(self, request: HttpRequest, user: Account) -> None:
        """Open the session and note that this person signed in."""
        super().login(request, user)
        with transaction.atomic():
            record_account(user.id, user, Event.SIGNED_IN)

    def send_notification_mail(
        self, template_prefix: str, user: Account, *args: object, **kwargs: object
    ) -> None:
        """Tell somebody that their sign-in changed; allauth's mail names a device."""
        with transaction.atomic():
            if template_prefix.startswith("mfa/"):
                what = template_prefix.rsplit("/", 1)[-1]
                record_account(user.id, user, Event.SECOND_FACTOR_CHANGED, what=what)
            transaction.on_commit(lambda: mail_change(user), robust=True)

    def get_reset_password_from_key_url(self, key: str) -> str:
        """Our own address, whatever name the request came under."""
        made = super().get_reset_password_from_key_url(key)
        return settings.HEED_BASE_URL + urlsplit(made).path

    def send_mail(
        self, template_prefix: str, email: str, context: dict[str, Any]
    ) -> None:
        """Send a mail that is signed with our own address, likewise."""
        domain = urlsplit(settings.HEED_BASE_URL).netloc
        site = SimpleNamespace(name=settings.HEED_SERVICE_NAME, domain=domain)
        super().send_mail(template_prefix, email, {**context, "current_site": site})

    def populate_username(self, request: HttpRequest, user: AbstractBaseUser) -> None:
        """Nothing: the e-mail address is the name."""

    def new_user(self, request: HttpRequest) -> Account:
        """Refused, whatever door led here."""
        raise NotImplementedError("Accounts are made by invitation only.")


class SecondFactorAdapter(DefaultMFAAdapter):
    """Second factors whose secrets do not stand readable in the database."""

    def encrypt(self, text: str) -> str:
        """Seal a secret with a key that is kept outside the database."""
        sealed = seal(text.encode(), key=self._key(), row=SEALED_AS)
        return base64.b64encode(sealed).decode("ascii")

    def decrypt(self, encrypted_text: str) -> str:
        """Open a sealed secret; what does not open is refused."""
        sealed = base64.b64decode(encrypted_text)
        return open_sealed(sealed, key=self._key(), row=SEALED_AS).decode()

    def _key(self) -> bytes:
        return keys().derive(Purpose.SECOND_FACTOR)
