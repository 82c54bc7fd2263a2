"""What the pages of a coding project do alike: nobody outside it finds it."""

import re
from collections.abc import Callable
from functools import partial, wraps
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _

from heed.coding.access import codes, settles
from heed.coding.actions import note_look
from heed.coding.choices import CoderRole
from heed.coding.dealing import PLACES
from heed.coding.errors import CodingRefused
from heed.coding.models import CodedText, Coder
from heed.coding.queries.blindness import would_be_unblinded
from heed.coding.queries.desk import text_in
from heed.coding.queries.projects import seat
from heed.ui import filling

PLACE = re.compile(r"[0-9]{1,13}")
View = Callable[..., HttpResponseBase]


def seat_or_404(request: HttpRequest, project: str) -> Coder:
    """Who this person is in the project."""
    found = seat(request.user, project)
    if found is None:
        raise Http404
    return found


def settling_seat_or_404(request: HttpRequest, project: str) -> Coder:
    """Who this person is in the project, if they lead or settle in it."""
    found = seat_or_404(request, project)
    if not settles(found):
        raise Http404
    return found


def coder_or_404(request: HttpRequest, project: str) -> Coder:
    """Who this person is in the project, if they code in it."""
    found = seat_or_404(request, project)
    if not codes(found):
        raise Http404
    return found


def leading_seat_or_404(request: HttpRequest, project: str) -> Coder:
    """Who this person is in the project, if they lead it."""
    found = seat_or_404(request, project)
    if found.role != CoderRole.LEAD:
        raise Http404
    return found


def asks_before_others_are_seen(view: View) -> View:
    """Lead somebody who still codes blind to a page that says what looking costs."""

    @wraps(view)
    def asked(
        request: HttpRequest, project: str, *args: Any, **kwargs: Any
    ) -> HttpResponseBase:
        seat = settling_seat_or_404(request, project)
        if not would_be_unblinded(seat):
            note_look(by=seat)
            return view(request, project, *args, **kwargs)
        return redirect(
            "coding:look", project, LEADS_TO[request.resolver_match.url_name]
        )

    return asked


def text_or_404(coder: Coder, text: UUID) -> CodedText:
    """A text of the project that this person may read."""
    found = text_in(coder, text)
    if found is None:
        raise Http404
    return found


def place_after(request: HttpRequest) -> int:
    """The place in a project's order after which a page begins; 0 for the first."""
    said = request.GET.get("after", "")
    return min(int(said), PLACES) if PLACE.fullmatch(said) else 0


def mark_from(request: HttpRequest) -> UUID | None:
    """The row from which a page of a list goes on; none for the first page."""
    try:
        return UUID(request.GET.get("from", ""))
    except ValueError:
        return None


# Where somebody goes on who said yes: the page itself, or the one that leads to it.
LEADS_TO = {
    **{one: one for one in ("agreement", "disagreements", "export", "findings")},
    **{one: one for one in ("check_lists", "editions", "matrix", "mentions", "ranks")},
    **{one: one for one in ("suggestions", "trend")},
    **dict.fromkeys(("cell", "matrix_file", "person", "portrait"), "matrix"),
    **dict.fromkeys(("check_list", "check_list_file"), "check_lists"),
    **dict.fromkeys(("trend_csv", "trend_picture"), "trend"),
    "quotes": "findings",
    "ranks_picture": "ranks",
    "score_card": "suggestions",
    "settle": "disagreements",
}

fill_in = partial(
    filling.fill_in,
    template="coding/form.html",
    refusals=(CodingRefused,),
    taken=_("This name is in use. Choose another one."),
)
