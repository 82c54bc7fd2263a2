"""Signing in: invitation, password, second step, and nothing of the client kept."""

import re

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import (
    format_hotp_value,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.core import mail
from django.core.cache import cache
from django.test import Client, RequestFactory
from django.urls import reverse

from heed.people import actions
from heed.people.models import Account
from heed.people.signing_in import AccountAdapter, SecondFactorAdapter
from heed.people.tests import factories as f
from heed.safeguards.audit import entries_about

pytestmark = pytest.mark.django_db

PASSWORD = "larch kettle ninety swift"


@pytest.fixture(autouse=True)
def _no_limits_left_over():
    cache.clear()


@pytest.fixture
def member():
    account = f.an_account("administrator", at=f.an_organisation())
    account.set_password(PASSWORD)
    account.save()
    return account


def code_for(secret):
    _past, counter, _next = yield_hotp_counters_from_time()
    return format_hotp_value(hotp_value(secret, counter))


def sign_in(client, email, password=PASSWORD):
    form = {"login": email, "password": password}
    return client.post(reverse("account_login"), form)


def invited(django_capture_on_commit_callbacks):
    trust = f.an_organisation()
    admin = f.an_account("administrator", at=trust)
    with django_capture_on_commit_callbacks(execute=True):
        account = actions.invite_account(
            by=admin,
            organisation=trust,
            email="Robin@Example.org",
            name="Robin",
            role_title="Nurse",
        )
    link = re.search(r"http\S+", mail.outbox[-1].body).group()
    return account, "/" + link.split("/", 3)[3]


def test_an_invited_person_comes_in(django_capture_on_commit_callbacks):
    account, link = invited(django_capture_on_commit_callbacks)
    client = Client()
    assert client.get(link).status_code == 200
    sent = client.post(link, {"password": PASSWORD})
    assert (sent.status_code, sent.url) == (302, reverse("account_login"))
    sign_in(client, "robin@example.org")
    setting_up = client.get(reverse("mfa_activate_totp"))
    secret = re.search(r"<code>(\w+)</code>", setting_up.content.decode()).group(1)
    with django_capture_on_commit_callbacks(execute=True):
        client.post(reverse("mfa_activate_totp"), {"code": code_for(secret)})
    stored = Authenticator.objects.get(user=account, type="totp")
    assert secret not in str(stored.data)
    assert SecondFactorAdapter().decrypt(stored.data["secret"]) == secret
    assert client.get(reverse("people:places")).status_code == 403  # no role yet
    events = [entry.event for entry in entries_about("account", account.id)]
    assert events[:3] == ["account made", "invitation accepted", "signed in"]
    assert "second factor changed" in events[3:]
    assert mail.outbox[-1].subject == "Your sign-in to Heed changed"
    assert secret not in mail.outbox[-1].body


def test_an_invitation_works_once(django_capture_on_commit_callbacks):
    _account, link = invited(django_capture_on_commit_callbacks)
    Client().post(link, {"password": PASSWORD})
    again = Client().post(link, {"password": "another long password"})
    assert again.status_code == 410
    assert Account.objects.get(email="robin@example.org").check_password(PASSWORD)


def test_looking_at_an_invitation_does_not_use_it_up(
    django_capture_on_commit_callbacks,
):
    _account, link = invited(django_capture_on_commit_callbacks)
    for _ in range(3):
        assert Client().get(link).status_code == 200


def test_a_weak_password_is_refused(django_capture_on_commit_callbacks):
    account, link = invited(django_capture_on_commit_callbacks)
    page = Client().post(link, {"password": "short"})
    assert "12" in page.content.decode()
    account.refresh_from_db()
    assert not account.has_usable_password()


def test_an_invitation_mail_says_nothing_of_the_person(
    django_capture_on_commit_callbacks,
):
    invited(django_capture_on_commit_callbacks)
    assert "Robin" not in mail.outbox[-1].subject + mail.outbox[-1].body
    assert "Nurse" not in mail.outbox[-1].body


def test_a_password_alone_is_not_enough(member):
    client = Client()
    page = sign_in(client, member.email)
    assert page.url == reverse("mfa_authenticate")
    assert client.get(reverse("people:places")).status_code == 302


def test_staff_pages_wait_for_the_second_step():
    account = f.an_account("administrator", at=f.an_organisation(), second_factor=False)
    page = f.client_for(account).get(reverse("people:places"))
    assert page.url == reverse("mfa_index")
    shown = f.client_for(account).get(page.url)
    assert "second step" in shown.content.decode()


def test_recovery_codes_are_no_second_step():
    account = f.an_account("administrator", at=f.an_organisation(), second_factor=False)
    Authenticator.objects.create(user=account, type="recovery_codes", data={})
    page = f.client_for(account).get(reverse("people:places"))
    assert page.status_code == 302


def test_five_wrong_passwords_make_one_wait(member):
    for _ in range(5):
        assert sign_in(Client(), member.email, "wrong").status_code == 200
    assert "Too many" in sign_in(Client(), member.email).content.decode()


def test_an_account_that_ended_does_not_come_in(member):
    client = f.client_for(member)
    member.active_until = f.LONG_AGO
    member.save()
    assert client.get(reverse("people:places")).status_code == 302
    assert sign_in(Client(), member.email).url == reverse("account_inactive")


def test_no_address_and_no_device_are_kept():
    request = RequestFactory().get(
        "/", REMOTE_ADDR="192.0.2.7", headers={"user-agent": "Somebody's phone"}
    )
    adapter = AccountAdapter()
    assert "192.0" not in adapter.get_client_ip(request)
    assert adapter.get_http_user_agent(request) == ""


def test_a_sealed_secret_opens_again_and_nothing_else_does():
    adapter = SecondFactorAdapter()
    sealed = adapter.encrypt("JBSWY3DP")
    assert "JBSWY3DP" not in sealed
    assert adapter.decrypt(sealed) == "JBSWY3DP"
    assert adapter.encrypt("JBSWY3DP") != sealed


def test_a_mail_about_ones_sign_in_holds_no_address(member):
    client = f.client_for(member)
    client.post(
        reverse("account_reset_password"),
        {"email": member.email},
        REMOTE_ADDR="192.0.2.7",
    )
    Client().post(
        reverse("account_reset_password"),
        {"email": member.email},
        REMOTE_ADDR="192.0.2.7",
        headers={"user-agent": "Somebody's phone"},
    )
    assert mail.outbox
    assert all("192.0.2.7" not in m.body and "phone" not in m.body for m in mail.outbox)


def test_asking_for_a_new_password_tells_nothing(member):
    pages = [
        Client().post(reverse("account_reset_password"), {"email": email})
        for email in (member.email, "nobody@example.org")
    ]
    assert pages[0].url == pages[1].url


@pytest.mark.parametrize(
    "name",
    [
        "account_login",
        "account_reset_password",
        "account_reset_password_done",
        "account_reset_password_from_key_done",
        "account_inactive",
    ],
)
def test_pages_on_the_way_in_show(name):
    page = Client().get(reverse(name))
    assert page.status_code == 200
    assert "no-store" in page["Cache-Control"]


@pytest.mark.parametrize(
    "name",
    [
        "mfa_index",
        "mfa_list_webauthn",
        "mfa_add_webauthn",
        "mfa_deactivate_totp",
        "mfa_generate_recovery_codes",
        "account_change_password",
        "account_logout",
        "account_reauthenticate",
        "mfa_reauthenticate",
    ],
)
def test_pages_of_ones_own_sign_in_show(member, name):
    client = Client()
    sign_in(client, member.email)
    client.force_login(member, backend=f.SIGN_IN)
    recently = client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    assert recently.status_code == 302
    page = client.get(reverse(name), follow=True)
    assert page.status_code == 200
    assert Client().get(reverse(name)).status_code == 302


def test_the_mailbox_is_proved_by_the_link(django_capture_on_commit_callbacks):
    account, link = invited(django_capture_on_commit_callbacks)
    Client().post(link, {"password": PASSWORD})
    assert EmailAddress.objects.get(user=account).verified


def test_a_set_up_account_gives_its_password_before_it_changes(member):
    client = f.client_for(member)
    for name in ("mfa_deactivate_totp", "mfa_add_webauthn"):
        assert client.get(reverse(name)).url.startswith(
            reverse("account_reauthenticate")
        )
