"""Suggested codes of a project: letting a model learn, its score card, where shown."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from heed.coding import actions
from heed.coding.choices import Shown
from heed.coding.errors import CodingRefused
from heed.coding.forms.suggestions import WhereShown
from heed.coding.presenters.score_card import score_card_page
from heed.coding.presenters.suggestions import suggestions_page
from heed.coding.queries import suggested as queries
from heed.coding.suggesting import door
from heed.coding.views.inside import (
    asks_before_others_are_seen,
    fill_in,
    leading_seat_or_404,
    settling_seat_or_404,
)
from heed.people.access import Permission, allowed


@allowed(Permission.CODE_TEXTS)
@require_safe
def suggestions(request: HttpRequest, project: str) -> HttpResponseBase:
    """What is under way, which model is in use, and where its drafts are shown."""
    seat = settling_seat_or_404(request, project)
    context = suggestions_page(seat, is_installed=door.is_installed())
    return render(request, "coding/suggestions.html", context)


@allowed(Permission.CODE_TEXTS)
@require_POST
def train(request: HttpRequest, project: str) -> HttpResponseBase:
    """Ask for a model that learns from what was coded."""
    seat = leading_seat_or_404(request, project)
    try:
        actions.ask_for_training(by=seat)
    except CodingRefused as refusal:
        context = suggestions_page(seat, is_installed=door.is_installed())
        context["refusal"] = str(refusal)
        return render(request, "coding/suggestions.html", context, status=422)
    messages.success(
        request, _("A model learns now. You get a message when it is done.")
    )
    return redirect("coding:suggestions", project)


@allowed(Permission.CODE_TEXTS)
def shown(request: HttpRequest, project: str) -> HttpResponseBase:
    """Say where suggested codes are shown."""
    seat = leading_seat_or_404(request, project)
    now = {"shown": queries.where_shown(seat.project).value}

    def act(*, shown: str) -> Any:
        return actions.say_where_shown(by=seat, shown=Shown(shown))

    return fill_in(
        request,
        WhereShown(request.POST or None, initial=now),
        act,
        title=_("Where suggested codes are shown"),
        send=_("Keep this"),
        back=reverse("coding:suggestions", args=[project]),
        about=_("Suggested codes"),
    )


@allowed(Permission.CODE_TEXTS)
@require_safe
@asks_before_others_are_seen
def score_card(request: HttpRequest, project: str, number: int) -> HttpResponseBase:
    """How well one model proposes each code; that it was opened is written down."""
    seat = settling_seat_or_404(request, project)
    model = queries.model_numbered(seat.project, number)
    if model is None:
        raise Http404
    actions.open_findings(by=seat, what="score-card")
    return render(request, "coding/score_card.html", score_card_page(model))
