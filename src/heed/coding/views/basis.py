"""Saying why the words that came with a file may be used, for those who settle."""

from uuid import UUID

from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _

from heed.coding import actions
from heed.coding.choices import Basis
from heed.coding.dealing import sign_of
from heed.coding.forms.basis import StateBasis
from heed.coding.queries.basis import without_basis
from heed.coding.views.inside import fill_in, settling_seat_or_404
from heed.people.access import Permission, allowed
from heed.ui.forms import Choice

SHOWN = 200  # texts to tick one by one; of more, all are said together or in turns


@allowed(Permission.CODE_TEXTS)
def basis(request: HttpRequest, project: str) -> HttpResponseBase:
    """Say it for some texts, or for all."""
    seat = settling_seat_or_404(request, project)
    waiting = without_basis(seat.project)[:SHOWN]
    texts = [Choice(str(one.pk), sign_of(one.position)) for one in waiting]

    def act(*, what: str, record: str, texts: list[str]) -> int:
        chosen = [UUID(one) for one in texts]
        return actions.state_basis(
            by=seat, what=Basis(what), record=record, texts=chosen
        )

    return fill_in(
        request,
        StateBasis(request.POST or None, texts=texts),
        act,
        title=_("Why may the words of the file be used?"),
        send=_("Say so"),
        back=reverse("coding:project", args=[project]),
    )
