"""Questionnaires for staff: which are published, and what people meet in them."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from heed.instruments import queries
from heed.instruments.errors import NoEdition
from heed.instruments.presenters import editions as presenters
from heed.people.access import Permission, may, signed_in


@signed_in
@require_safe
def editions(request: HttpRequest) -> HttpResponse:
    """Every published questionnaire of this person's organisation."""
    found = queries.editions_of(request.user.organisation)
    rows = presenters.edition_rows(found)
    return render(
        request,
        "instruments/editions.html",
        {"rows": rows, "may_write": may_write(request)},
    )


@signed_in
@require_safe
def edition(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """One edition, as the chosen group, language and Easy Read choice meets it."""
    try:
        found = queries.edition_with(request.user.organisation, code, number)
    except NoEdition:
        raise Http404 from None
    shown = presenters.preview(found, request.GET.dict())
    return render(
        request,
        "instruments/edition.html",
        {"preview": shown, "may_write": may_write(request)},
    )


def may_write(request: HttpRequest) -> bool:
    """Whether this person writes questionnaires."""
    return may(request.user, Permission.DO_RESEARCH)
