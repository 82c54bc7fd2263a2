"""Other ways than writing by oneself: somebody who helps to write."""

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from heed.reception.doors import Door
from heed.reception.presenters.frame import around
from heed.reception.views.public.doorway import at_a_door


@require_safe
@at_a_door
def helper(request: HttpRequest, door: Door) -> HttpResponseBase:
    """Somebody may write for you; it need not be somebody from here."""
    context = around(request, door, _("Help with writing"), back_url=door.url("start"))
    return render(request, "reception/helper.html", context)
