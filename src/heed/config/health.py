"""Two addresses for machines: is the process alive, and can it do its work?"""

from django.http import HttpRequest, HttpResponse, JsonResponse

from heed.foundation.health import findings, is_ready
from heed.people.access import anyone


@anyone
def healthz(request: HttpRequest) -> HttpResponse:
    """Say that the process answers."""
    return HttpResponse("ok\n", content_type="text/plain")


@anyone
def readyz(request: HttpRequest) -> JsonResponse:
    """Say what is in trouble, in words without any figure of anyone's."""
    found = findings()
    body = {finding.name: finding.trouble or "ok" for finding in found}
    return JsonResponse(body, status=200 if is_ready(found) else 503)
