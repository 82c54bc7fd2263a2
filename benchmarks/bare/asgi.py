"""The bare view behind Heed's bridge."""

from django.core.wsgi import get_wsgi_application

from heed.foundation.bridge import Bridge

application = Bridge(get_wsgi_application())
