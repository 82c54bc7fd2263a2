"""The addresses of signing in: those of allauth that we use, each with its mark.

Left out on purpose: signing up, changing the e-mail address and codes by mail. The
names are allauth's own, since its views look them up.
"""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from django.urls import path
from django.views.generic import RedirectView

from heed.people.access import own_account, signing_in

RESET = "password/reset"
# Who has no password yet proves by mail that the address is theirs.
BY_MAIL = RedirectView.as_view(pattern_name="account_reset_password")
CODES, KEYS = "safety/recovery-codes", "safety/keys"

way_in = [
    ("", account.login, "account_login"),
    ("out/", account.logout, "account_logout"),
    ("ended/", account.account_inactive, "account_inactive"),
    (f"{RESET}/", account.password_reset, "account_reset_password"),
    (f"{RESET}/sent/", account.password_reset_done, "account_reset_password_done"),
    (
        f"{RESET}/<slug:uidb36>-<str:key>/",
        account.password_reset_from_key,
        "account_reset_password_from_key",
    ),
    (
        f"{RESET}/changed/",
        account.password_reset_from_key_done,
        "account_reset_password_from_key_done",
    ),
    ("second-step/", mfa.authenticate, "mfa_authenticate"),
    ("passkey/", webauthn.login_webauthn, "mfa_login_webauthn"),
]

own = [
    ("again/", account.reauthenticate, "account_reauthenticate"),
    ("again/code/", mfa.reauthenticate, "mfa_reauthenticate"),
    ("again/key/", webauthn.reauthenticate_webauthn, "mfa_reauthenticate_webauthn"),
    ("password/change/", account.password_change, "account_change_password"),
    ("password/set/", BY_MAIL, "account_set_password"),
    ("safety/", mfa.index, "mfa_index"),
    ("safety/app/", totp.activate_totp, "mfa_activate_totp"),
    ("safety/app/remove/", totp.deactivate_totp, "mfa_deactivate_totp"),
    (f"{CODES}/", recovery.view_recovery_codes, "mfa_view_recovery_codes"),
    (f"{CODES}/new/", recovery.generate_recovery_codes, "mfa_generate_recovery_codes"),
    (
        f"{CODES}/file/",
        recovery.download_recovery_codes,
        "mfa_download_recovery_codes",
    ),
    (f"{KEYS}/", webauthn.list_webauthn, "mfa_list_webauthn"),
    (f"{KEYS}/add/", webauthn.add_webauthn, "mfa_add_webauthn"),
    (f"{KEYS}/<int:pk>/remove/", webauthn.remove_webauthn, "mfa_remove_webauthn"),
    (f"{KEYS}/<int:pk>/name/", webauthn.edit_webauthn, "mfa_edit_webauthn"),
]

urlpatterns = [path(route, signing_in(view), name=name) for route, view, name in way_in]
urlpatterns += [path(route, own_account(view), name=name) for route, view, name in own]
