"""Django's settings, all from the environment; see docs/reference/settings.md."""

from pathlib import Path
from urllib.parse import urlsplit

from csp.constants import NONCE, NONE, SELF

from heed.config.environment import Environment
from heed.config.rooms import ROOMS
from heed.config.stores import database, load_keys
from heed.foundation.keys import Purpose

ENVIRONMENT = Environment()
SOURCE = Path(__file__).resolve().parents[1]

HEED_KEYS = load_keys(ENVIRONMENT)
HEED_WRITES_IN_THREAD = False  # tests write in their own transaction
HEED_REMEMBERS = True  # for some seconds; tests see their own changes at once
HEED_DATA_DIR = ENVIRONMENT.data_dir
HEED_MEMORY_DIR = ENVIRONMENT.memory_dir
HEED_BASE_URL = ENVIRONMENT.base_url
HEED_HOST = ENVIRONMENT.text("HOST", "127.0.0.1")
HEED_PORT = ENVIRONMENT.number("PORT", 8000)
HEED_BODY_SECONDS = ENVIRONMENT.number("HEED_BODY_SECONDS", 20)
HEED_WORKER = ENVIRONMENT.choice("HEED_WORKER", ["embedded", "separate"])
# Above so many responses, tables and exports read the analysis store.
HEED_WAREHOUSE_FROM = ENVIRONMENT.number("HEED_WAREHOUSE_FROM", 50_000)
HEED_DEMO = ENVIRONMENT.flag("HEED_DEMO")
HEED_SERVICE_NAME = ENVIRONMENT.text("HEED_SERVICE_NAME", "Heed")
# Where “Leave this page” goes: a harmless page that is nothing to do with Heed.
HEED_EXIT_URL = ENVIRONMENT.text("HEED_EXIT_URL", "https://www.bbc.co.uk/weather")
HEED_MAIL_FROM = ENVIRONMENT.text("HEED_MAIL_FROM", "heed@localhost")

_address = urlsplit(HEED_BASE_URL)
_is_https = _address.scheme == "https"

DEBUG = False
SECRET_KEY = HEED_KEYS.derive(Purpose.DJANGO).hex()
ALLOWED_HOSTS = [_address.hostname, "127.0.0.1", "localhost"]
CSRF_TRUSTED_ORIGINS = [HEED_BASE_URL]
DATABASES = {"default": database(ENVIRONMENT, HEED_KEYS)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "csp",
    "rules.apps.AutodiscoverRulesConfig",
    *[f"heed.{room}" for room in ROOMS],
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "heed.ui.content_policy.ContentPolicy",
    "heed.foundation.addresses.refuse_null_bytes",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "heed.ui.closed.ClosedWhileTheStoreIsAway",
]

ROOT_URLCONF = "heed.config.urls"
CSRF_FAILURE_VIEW = "heed.ui.views.csrf_failure"
WSGI_APPLICATION = "heed.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [SOURCE / room / "templates" for room in ROOMS],
        "OPTIONS": {"environment": "heed.ui.jinja.environment"},
    },
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
            ]
        },
    },
]

LANGUAGE_CODE = "en-gb"
LANGUAGES = [("en-gb", "English"), ("cy", "Cymraeg")]
LOCALE_PATHS = [SOURCE / "ui" / "locale"]
USE_I18N = True
# What is sent stays in memory: no file of anybody's words lies on a disk in plain.
FILE_UPLOAD_MAX_MEMORY_SIZE = 128 * 2**20  # more than the bridge lets through

USE_TZ = True
TIME_ZONE = "UTC"

STATIC_URL = "/static/"
STATIC_ROOT = HEED_DATA_DIR / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}

AUTH_USER_MODEL = "people.Account"
AUTHENTICATION_BACKENDS = [
    "rules.permissions.ObjectPermissionBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/staff/"

ACCOUNT_ADAPTER = "heed.people.signing_in.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
# The address is proved by the link of the invitation, or of a new password.
ACCOUNT_EMAIL_VERIFICATION = "none"
MFA_ALLOW_UNVERIFIED_EMAIL = True
ACCOUNT_PREVENT_ENUMERATION = "strict"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False  # strangers get no mail from us
ACCOUNT_RATE_LIMITS = {
    # Everyone comes from one name, since no address is kept: what counts is the account
    # that is tried, and the whole installation has a budget so wide that only a flood
    # meets it.
    "login": "600/m/ip",
    "login_failed": "5/5m/key",
    "reset_password": "60/m/ip,5/h/key",
    "reset_password_from_key": "60/m/ip",
    "change_password": "5/m/user",
    "reauthenticate": "10/m/user",
}
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = "Heed: "
ACCOUNT_DEFAULT_HTTP_PROTOCOL = _address.scheme
ALLAUTH_TRUSTED_CLIENT_IP_HEADER = None
MFA_ADAPTER = "heed.people.signing_in.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes", "webauthn"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Heed"
MFA_TOTP_TOLERANCE = 1
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not _is_https
PASSWORD_RESET_TIMEOUT = 3 * 24 * 3600

SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = _is_https
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 12 * 3600
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"  # no-referrer would break every form
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if _is_https else 0
X_FRAME_OPTIONS = "DENY"

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "manifest-src": [SELF],
        "media-src": [SELF],
    }
}

# The demonstration sends no mail, wherever it runs.
_mailer = "dummy" if HEED_DEMO else "smtp"
EMAIL_BACKEND = ENVIRONMENT.text(
    "HEED_MAIL_BACKEND", f"django.core.mail.backends.{_mailer}.EmailBackend"
)
DEFAULT_FROM_EMAIL = HEED_MAIL_FROM
ADMINS: list[str] = []  # error mails carry what people typed, so there are none
DEFAULT_EXCEPTION_REPORTER_FILTER = "heed.foundation.reporting.SaysNothing"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"()": "heed.foundation.reporting.WordlessFormatter"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": ["console"], "level": "WARNING", "propagate": False},
        "heed": {"handlers": ["console"], "level": "INFO", "propagate": False},
    },
}
