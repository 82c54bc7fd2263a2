"""The service as the server runs it: the bridge, with the worker beside it."""

import sys

from django.conf import settings
from django.db import connections
from django.urls import reverse

from heed.coding.brought_files import LARGEST
from heed.config.wsgi import application as wsgi_application
from heed.foundation import writer
from heed.foundation.bridge import Bridge, Limits, Wide
from heed.foundation.garbage import spare_what_stays
from heed.foundation.orphans import end_with_parent
from heed.foundation.worker import Worker

AROUND = 64 * 1024  # bytes of a form around its file
_worker = Worker()


def start() -> None:
    """Begin to work, and say where the service is found."""
    end_with_parent()
    if settings.HEED_WORKER == "embedded":
        _worker.start()
    spare_what_stays()
    sys.stdout.write(f"Heed is ready at {settings.HEED_BASE_URL}\n")
    sys.stdout.write("Press Ctrl+C to stop it.\n")
    sys.stdout.flush()


def stop() -> None:
    """Finish what was begun: the requests are answered by now."""
    if settings.HEED_WORKER == "embedded":
        _worker.stop()
    writer.stop()
    connections.close_all()
    sys.stdout.write("Heed has stopped.\n")


# A project of another program is larger than what any form holds.
projects = Wide(reverse("coding:bring_project"), LARGEST + AROUND)
application = Bridge(
    wsgi_application,
    scheme=settings.HEED_BASE_URL.partition(":")[0],
    limits=Limits(deadline=settings.HEED_BODY_SECONDS, wide=(projects,)),
    start=start,
    stop=stop,
)
