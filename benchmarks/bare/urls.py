"""Its two addresses: one that answers, one that stores."""

from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path

from benchmarks.bare.models import Stored


def healthz(request: HttpRequest) -> HttpResponse:
    """Say that the process answers."""
    return HttpResponse("ok\n")


def store(request: HttpRequest) -> HttpResponse:
    """Store one row with a commit of its own, then send the browser on."""
    with transaction.atomic():
        Stored.objects.create(body=request.POST["body"])
    return HttpResponseRedirect("/stored")


urlpatterns = [path("healthz", healthz), path("store", store)]
