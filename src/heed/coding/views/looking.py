"""Looking at what others said before one's own coding is done: asked first."""

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from heed.coding import actions
from heed.coding.queries.blindness import would_be_unblinded
from heed.coding.views.inside import LEADS_TO, settling_seat_or_404
from heed.people.access import Permission, allowed


@allowed(Permission.CODE_TEXTS)
def look(request: HttpRequest, project: str, page: str) -> HttpResponseBase:
    """Say what it costs, and keep the yes; whoever need not be asked goes on."""
    seat = settling_seat_or_404(request, project)
    if page not in LEADS_TO.values():
        raise Http404
    if not would_be_unblinded(seat):
        return redirect(f"coding:{page}", project)
    if request.method == "POST":
        actions.see_others(by=seat)
        return redirect(f"coding:{page}", project)
    context = {
        "page_title": _("You have not finished coding"),
        "project": seat.project,
    }
    return render(request, "coding/look.html", context)
