"""The bare view behind Heed's bridge."""

from django.core.wsgi import get_wsgi_application

from heed.foundation.bridge import Bridge
from heed.foundation.garbage import spare_what_stays

application = Bridge(get_wsgi_application(), start=spare_what_stays)
