"""Publishing for good, or what is left to do before."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _

from heed.instruments import actions, queries
from heed.instruments.building import standing
from heed.instruments.building.comparing import compare
from heed.instruments.errors import DefinitionError
from heed.instruments.models import QuestionnaireDraft
from heed.instruments.presenters.comparing import difference_rows
from heed.instruments.presenters.editions import address
from heed.instruments.presenters.stops import stop_rows
from heed.instruments.views.staff.changing import attempt, draft_or_404
from heed.people.access import Permission, allowed


@allowed(Permission.DO_RESEARCH)
def publish(request: HttpRequest, draft: UUID) -> HttpResponseBase:
    """Say what publishing means and what changes; refuse with everything missing."""
    it = draft_or_404(request, draft)
    if request.method != "POST":
        return show(request, it)
    try:
        return attempt(request, it, lambda seen: _publish(request, it, seen))
    except DefinitionError:
        return show(request, it, status=422)


def _publish(request: HttpRequest, draft: QuestionnaireDraft, seen: int) -> str:
    """Publish, and say where the new edition is."""
    edition = actions.publish_draft(by=request.user, draft=draft, seen=seen)
    messages.success(request, _("It is published and does not change any more."))
    return address(draft.code, edition.number)


def show(
    request: HttpRequest, draft: QuestionnaireDraft, status: int = 200
) -> HttpResponseBase:
    """The page before publishing."""
    document = queries.state_of(draft).document
    newest = queries.newest_edition(draft.organisation, draft.code)
    context = {
        "page_title": _("Publish"),
        "draft": draft,
        "seen": draft.at,
        "stops": stop_rows(draft, standing.stops(document)),
        "number": newest.number + 1 if newest else 1,
        "newest": newest,
        "rows": difference_rows(compare(newest.document, document)) if newest else [],
    }
    return render(request, "instruments/staff/publish.html", context, status=status)
