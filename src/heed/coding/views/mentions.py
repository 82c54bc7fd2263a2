"""All mentions by place, source or group, for those who settle."""

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from heed.coding import actions
from heed.coding.presenters.mentions import (
    WAYS,
    about_framework,
    mentions_page,
    ways,
)
from heed.coding.views.inside import (
    asks_before_others_are_seen,
    settling_seat_or_404,
)
from heed.people.access import Permission, allowed


@allowed(Permission.CODE_TEXTS)
@require_safe
@asks_before_others_are_seen
def mentions(request: HttpRequest, project: str) -> HttpResponseBase:
    """All mentions by place, source or group, as published tables have them."""
    seat = settling_seat_or_404(request, project)
    asked = request.GET.get("by", WAYS[0])
    if asked not in WAYS:
        raise Http404
    found = actions.open_found(by=seat, what="mentions")
    context = {"page_title": _("All mentions"), "project": seat.project}
    context |= {"about": about_framework(seat.project), "ways": ways(asked)}
    context |= mentions_page(found, asked)
    return render(request, "coding/mentions.html", context)
