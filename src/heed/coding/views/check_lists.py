"""COREQ and SRQR, filled from a project's records and by those who settle in it."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from heed.coding import actions
from heed.coding.forms.answering import AnswerBlank
from heed.coding.models import Answered
from heed.coding.presenters.check_lists import list_page, lists_page
from heed.coding.queries.answered import answers_of
from heed.coding.reporting.shelf import blanks, names
from heed.coding.views.inside import (
    asks_before_others_are_seen,
    fill_in,
    settling_seat_or_404,
)
from heed.people.access import Permission, allowed
from heed.ui.documents.markdown import as_markdown
from heed.ui.documents.pages import as_page

FORMS = {
    "html": (as_page, "text/html; charset=utf-8"),
    "md": (as_markdown, "text/markdown; charset=utf-8"),
}


@allowed(Permission.CODE_TEXTS)
@require_safe
def check_lists(request: HttpRequest, project: str) -> HttpResponseBase:
    """The lists, and what only a person can write."""
    it = settling_seat_or_404(request, project).project
    return render(request, "coding/check_lists.html", lists_page(it, answers_of(it)))


@allowed(Permission.CODE_TEXTS)
@require_safe
@asks_before_others_are_seen
def check_list(request: HttpRequest, project: str, guide: str) -> HttpResponseBase:
    """One list as it stands today."""
    seat = settling_seat_or_404(request, project)
    if guide not in names():
        raise Http404
    whole = actions.open_check_list(by=seat, name=guide)
    context = list_page(seat.project, guide, whole)
    return render(request, "coding/check_list.html", context)


@allowed(Permission.CODE_TEXTS)
@require_safe
@asks_before_others_are_seen
def check_list_file(
    request: HttpRequest, project: str, guide: str, ending: str
) -> HttpResponseBase:
    """The same as a file."""
    seat = settling_seat_or_404(request, project)
    if guide not in names() or ending not in FORMS:
        raise Http404
    made, kind = FORMS[ending]
    whole = actions.open_check_list(by=seat, name=guide)
    response = HttpResponse(made(whole), content_type=kind)
    name = f"{project}-{guide}.{ending}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@allowed(Permission.CODE_TEXTS)
def answer_blank(request: HttpRequest, project: str, written: str) -> HttpResponseBase:
    """Write once what every list that asks for it then has."""
    seat = settling_seat_or_404(request, project)
    if written not in blanks():
        raise Http404
    before = answers_of(seat.project).get(written)
    form = AnswerBlank(request.POST or None, initial=_start(before))
    return fill_in(
        request,
        form,
        lambda reported, words: actions.answer_blank(
            by=seat, blank=written, words=words, is_reported=reported == "yes"
        ),
        title=blanks()[written],
        send=_("Keep it"),
        back=reverse("coding:check_lists", args=[project]),
        about=_("Check lists"),
    )


def _start(before: Answered | None) -> dict[str, str]:
    """Nothing is chosen for anybody before they chose it."""
    if before is None:
        return {}
    return {"reported": "yes" if before.is_reported else "no", "words": before.words}
