"""The audit trail for those who oversee it: who opened what, and is it whole."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from heed.home.presenters.audit import audit_page, verdict_words
from heed.home.queries import Asked, chain_of, trail_for
from heed.people.access import Permission, allowed

SEE = Permission.SEE_AUDIT


@allowed(SEE)
@require_safe
def audit(request: HttpRequest) -> HttpResponse:
    """Who did what, newest first, without anybody's words."""
    trail = trail_for(request.user, Asked.read(request.GET))
    return render(request, "home/audit.html", {"page": audit_page(trail)})


@allowed(SEE)
@require_POST
def check(request: HttpRequest) -> HttpResponse:
    """Walk the whole chain now, and say whether anybody touched it."""
    trail = trail_for(request.user, Asked())
    context = {
        "page": audit_page(trail),
        "verdict": verdict_words(chain_of(request.user)),
    }
    return render(request, "home/audit.html", context)
