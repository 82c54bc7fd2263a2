"""A coder's own finished texts."""

from uuid import UUID

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from heed.coding.presenters.finished import finished_page
from heed.coding.queries.finished import finished_texts
from heed.coding.views.inside import coder_or_404
from heed.people.access import Permission, allowed


@allowed(Permission.CODE_TEXTS)
@require_safe
def finished(request: HttpRequest, project: str) -> HttpResponseBase:
    """What this person is done with or skipped, the newest first."""
    coder, since = coder_or_404(request, project), _since(request)
    page = finished_texts(coder, since)
    context = finished_page(coder, page, is_first=since is None)
    return render(request, "coding/finished.html", context)


def _since(request: HttpRequest) -> UUID | None:
    """The mark from which the page goes on; an address that is none is the first."""
    try:
        return UUID(request.GET.get("from", ""))
    except ValueError:
        return None
