"""A coder's own finished texts."""

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from heed.coding.presenters.finished import finished_page
from heed.coding.queries.finished import finished_texts
from heed.coding.views.inside import coder_or_404, mark_from
from heed.people.access import Permission, allowed


@allowed(Permission.CODE_TEXTS)
@require_safe
def finished(request: HttpRequest, project: str) -> HttpResponseBase:
    """What this person is done with or skipped, the newest first."""
    coder, since = coder_or_404(request, project), mark_from(request)
    page = finished_texts(coder, since)
    context = finished_page(coder, page, is_first=since is None)
    return render(request, "coding/finished.html", context)
