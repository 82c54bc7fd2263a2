"""The least that Django needs, with Heed's store: same file options, same pool."""

from heed.config.environment import Environment
from heed.config.stores import database, load_keys

ENVIRONMENT = Environment()
HEED_HOST = "127.0.0.1"
HEED_PORT = ENVIRONMENT.number("PORT", 8000)
SECRET_KEY = "the reference signs nothing"
ALLOWED_HOSTS = ["127.0.0.1"]
DATABASES = {"default": database(ENVIRONMENT, load_keys(ENVIRONMENT))}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
INSTALLED_APPS = ["benchmarks.bare"]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.common.CommonMiddleware",
]
ROOT_URLCONF = "benchmarks.bare.urls"
USE_TZ = True
