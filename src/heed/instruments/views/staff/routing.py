"""Whether a question is asked, by what was answered before it."""

from uuid import UUID

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render

from heed.instruments import queries
from heed.instruments.building import items as building
from heed.instruments.building import routes
from heed.instruments.building.documents import Document
from heed.instruments.models import Act
from heed.instruments.presenters.routing import routing_page
from heed.instruments.views.staff.changing import draft_or_404, page_of
from heed.instruments.views.staff.items import change, item_or_404
from heed.people.access import Permission, allowed


@allowed(Permission.DO_RESEARCH)
def routing(request: HttpRequest, draft: UUID, item: str) -> HttpResponseBase:
    """Tick the earlier answers after which the question is asked."""
    it = draft_or_404(request, draft)
    document = queries.state_of(it).document
    found = item_or_404(document, item)
    if request.method != "POST":
        context = routing_page(it, document, found)
        return render(request, "instruments/staff/routing.html", context)
    if request.POST.get("when") == "keep":
        condition = found.get("shown_if")
    elif request.POST.get("when") == "always":
        condition = None
    else:
        condition = _chosen(request, document, item)
    return change(
        request,
        it,
        Act.ROUTED,
        item,
        lambda old: building.replaced(old, item, routes.routed(old, item, condition)),
        to=f"{page_of('draft', it)}#q-{item}",
    )


def _chosen(request: HttpRequest, document: Document, item: str) -> dict | None:
    """The condition from the ticks; only answers that there are count."""
    chosen = {}
    for earlier in routes.earlier(document, item):
        ticked = set(request.POST.getlist(f"if-{earlier['code']}"))
        chosen[earlier["code"]] = [a for a in routes.answers(earlier) if a in ticked]
    join = request.POST.get("join", "")
    known = {routes.ALL, routes.ANY, routes.NONE}
    return routes.made(chosen, join if join in known else routes.ALL)
