"""Saying why the words that came with a file may be used, for those who settle."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from heed.coding import actions
from heed.coding.choices import Basis
from heed.coding.dealing import sign_of
from heed.coding.forms.basis import StateBasis
from heed.coding.presenters.projects import basis_was_said
from heed.coding.queries.basis import without_basis
from heed.coding.queries.projects import texts_without_basis
from heed.coding.views.inside import fill_in, settling_seat_or_404
from heed.people.access import Permission, allowed
from heed.ui.forms import Choice

SHOWN = 200  # texts to tick one by one; of more, all are said together or in turns


@allowed(Permission.CODE_TEXTS)
def basis(request: HttpRequest, project: str) -> HttpResponseBase:
    """Say it for some texts, or for all."""
    seat = settling_seat_or_404(request, project)
    waiting = without_basis(seat.project)
    texts = [Choice(str(one.pk), sign_of(one.position)) for one in waiting[:SHOWN]]
    title = _("Words that came with a file")
    if not texts:
        context = {"page_title": title, "project": seat.project}
        return render(request, "coding/basis.html", context)

    def act(*, what: str, record: str, texts: list[str]) -> None:
        chosen = [UUID(one) for one in texts]
        many = actions.state_basis(
            by=seat, what=Basis(what), record=record, texts=chosen
        )
        messages.success(request, basis_was_said(many))

    all_of = texts_without_basis(seat.project)
    return fill_in(
        request,
        StateBasis(request.POST or None, texts=texts, all_of=all_of),
        act,
        template="coding/basis.html",
        title=title,
        send=_("Say so"),
        back=reverse("coding:project", args=[project]),
        about=seat.project.title,
    )
