"""A door with nothing behind it but the writer: one row for each submission."""

import json
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.views.decorators.csrf import csrf_exempt

from heed.config.urls import urlpatterns as heeds_own
from heed.foundation.models import OutboxTask
from heed.foundation.writer import NotStored, Submission, submit
from tests.faults.rows import LONG_FROM_NOW, ORGANISATION


@csrf_exempt
def store(request: HttpRequest) -> HttpResponse:
    """Store what was sent under its key; answer 200 only when it is stored."""
    sent = json.loads(request.body)
    row = OutboxTask(
        kind="faults",
        payload=sent,
        due=LONG_FROM_NOW,
        organisation=ORGANISATION,
    )
    try:
        outcome = submit(Submission(UUID(sent["key"]), [row]))
    except NotStored:
        return HttpResponse(status=503)
    return HttpResponse(outcome.value)


urlpatterns = [
    path("faults/store", store),
    *heeds_own,
]
