"""A door with nothing behind it but the writer: one row for each submission."""

import json
from datetime import UTC, datetime
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import include, path
from django.views.decorators.csrf import csrf_exempt

from heed.foundation.models import OutboxTask
from heed.foundation.writer import NotStored, Submission, submit

LONG_FROM_NOW = datetime(2999, 1, 1, tzinfo=UTC)
ORGANISATION = UUID(int=1)


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
    path("", include("heed.config.urls")),
]
