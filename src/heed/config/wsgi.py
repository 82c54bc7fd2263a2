"""The service as a WSGI application."""

import os

from django.core.wsgi import get_wsgi_application
from django.utils.module_loading import import_string

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "heed.config.settings")

application = get_wsgi_application()

# A server started without the console must not seal words under the wrong keys.
import_string("heed.foundation.keyring.refuse_wrong_keys")()
