"""A member of staff signs in with a second step: an app that shows codes, or a key."""

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import (
    format_hotp_value,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.core.cache import cache

from heed.people.tests.factories import a_ward, an_account

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PASSWORD = "larch kettle ninety swift"
WIDTHS = [
    360,
    pytest.param(768, marks=pytest.mark.full),
    pytest.param(1280, marks=pytest.mark.full),
]
PASSKEY = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def nurse():
    """A nurse who accepted an invitation and has only a password yet."""
    cache.clear()
    account = an_account("ward_staff", at=a_ward(), second_factor=False)
    account.set_password(PASSWORD)
    account.save()
    return account


def code_for(secret, later=0):
    """What the app shows; ``later=1`` what it shows half a minute on."""
    _past, counter, _next = yield_hotp_counters_from_time()
    return format_hotp_value(hotp_value(secret, counter + later))


def gives_password(somebody, account):
    somebody.opens("/sign-in/")
    somebody.types_by_keyboard("Email", account.email)
    somebody.types_by_keyboard("Password", PASSWORD)
    somebody.presses("Sign in")


@pytest.mark.parametrize("js", [True, False], ids=["scripts", "no scripts"])
@pytest.mark.parametrize("width", WIDTHS)
def test_with_an_app(nurse, newcomer, width, js):
    somebody = newcomer(width, js=js)
    gives_password(somebody, nurse)
    somebody.reads("Please set up a second step now.")
    somebody.taps("Set up an app")
    secret = somebody.page.locator("main code").inner_text()
    somebody.types_by_keyboard("Authenticator code", code_for(secret))
    somebody.presses("Set it up")
    somebody.opens("/staff/")
    somebody.taps("Sign out")
    gives_password(somebody, nurse)
    somebody.reads("Second step")
    somebody.opens("/staff/wards/")
    somebody.does_not_read("How wards feel")
    somebody.opens("/sign-in/second-step/")
    code = code_for(secret, later=1)
    somebody.types_by_keyboard("Code", code)
    somebody.presses("Sign in")
    somebody.opens("/staff/wards/")
    somebody.reads("How wards feel")
    assert Authenticator.objects.filter(user=nurse, type="totp").count() == 1


@pytest.mark.parametrize("width", WIDTHS)
def test_with_a_passkey(nurse, newcomer, width):
    somebody = newcomer(width)
    devices = somebody.page.context.new_cdp_session(somebody.page)
    devices.send("WebAuthn.enable")
    devices.send("WebAuthn.addVirtualAuthenticator", {"options": PASSKEY})
    gives_password(somebody, nurse)
    somebody.taps("Add a key")
    somebody.types("Name", "My phone")
    somebody.page.get_by_label("Passwordless").check()
    somebody.taps("Add the key")
    somebody.opens("/sign-in/safety/keys/")
    somebody.reads("My phone")
    somebody.opens("/staff/")
    somebody.taps("Sign out")

    somebody.opens("/sign-in/")
    somebody.taps("Sign in with a passkey")
    somebody.opens("/staff/")
    somebody.reads("What would you like to do?")
    somebody.taps("Sign out")

    gives_password(somebody, nurse)
    somebody.taps("Use a passkey or security key")
    somebody.opens("/staff/")
    somebody.reads("What would you like to do?")
