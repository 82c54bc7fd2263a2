"""Suggested codes at the desk: taken as one's own, not taken, thought of again."""

from uuid import UUID

from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from heed.coding import actions
from heed.coding.choices import NextBy
from heed.coding.forms.desk import Passage
from heed.coding.forms.suggestions import AtDesk
from heed.coding.views.at_desk import acted, refused
from heed.coding.views.inside import coder_or_404, fill_in, text_or_404
from heed.people.access import Permission, allowed


@allowed(Permission.CODE_TEXTS)
@require_POST
def accept(
    request: HttpRequest, project: str, coded: UUID, suggestion: UUID
) -> HttpResponseBase:
    """Make a coding of one's own out of a draft."""
    coder = coder_or_404(request, project)
    it = text_or_404(coder, coded)
    form = Passage(request.POST, length=it.length)
    if not form.is_valid():
        return refused(request, coder, it, form.problem)
    start, end = form.passage
    made = {"start": start, "end": end, "key": form.made_under}

    def act() -> None:
        actions.accept_suggestion(by=coder, text=it, suggestion=suggestion, **made)

    return acted(request, coder, it, act)


@allowed(Permission.CODE_TEXTS)
@require_POST
def dismiss(
    request: HttpRequest, project: str, coded: UUID, suggestion: UUID
) -> HttpResponseBase:
    """Say that a draft does not apply."""
    coder = coder_or_404(request, project)
    it = text_or_404(coder, coded)

    def act() -> None:
        actions.dismiss_suggestion(by=coder, text=it, suggestion=suggestion)

    return acted(request, coder, it, act)


@allowed(Permission.CODE_TEXTS)
@require_POST
def bring_back(
    request: HttpRequest, project: str, coded: UUID, suggestion: UUID
) -> HttpResponseBase:
    """Think again about a draft that one dismissed."""
    coder = coder_or_404(request, project)
    it = text_or_404(coder, coded)

    def act() -> None:
        actions.bring_back_suggestion(by=coder, text=it, suggestion=suggestion)

    return acted(request, coder, it, act)


@allowed(Permission.CODE_TEXTS)
def at_desk(request: HttpRequest, project: str) -> HttpResponseBase:
    """Choose for oneself whether drafts are shown, and which text comes next."""
    coder = coder_or_404(request, project)
    now = {
        "suggestions": "no" if coder.no_suggestions else "yes",
        "next_by": coder.next_by,
    }

    def act(*, suggestions: str, next_by: str) -> None:
        actions.choose_at_desk(
            by=coder, no_suggestions=suggestions == "no", next_by=NextBy(next_by)
        )

    return fill_in(
        request,
        AtDesk(request.POST or None, initial=now),
        act,
        title=_("How you work at the desk"),
        send=_("Keep this"),
        back=reverse("coding:project", args=[project]),
    )
