"""A published questionnaire as a file for another program."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from heed.instruments import queries
from heed.instruments.errors import NoEdition
from heed.instruments.formats.files import ENDINGS, export
from heed.instruments.models import Edition
from heed.instruments.presenters.editions import address
from heed.instruments.presenters.files import file_rows
from heed.people.access import signed_in


@signed_in
@require_safe
def files(request: HttpRequest, code: str, number: int) -> HttpResponseBase:
    """Each format, with what it cannot carry, before anything is downloaded."""
    edition = edition_or_404(request, code, number)
    definition = queries.definition_of(edition)
    context = {
        "page_title": _("Download %(code)s, version %(number)s")
        % {"code": code, "number": number},
        "back": address(code, number),
        "files": file_rows(definition, code, number),
    }
    return render(request, "instruments/staff/files.html", context)


@signed_in
@require_safe
def file(request: HttpRequest, code: str, number: int, form: str) -> HttpResponseBase:
    """The file itself."""
    edition = edition_or_404(request, code, number)
    if form not in ENDINGS:
        raise Http404
    content, _losses = export(queries.definition_of(edition), form)
    response = HttpResponse(content, content_type="application/octet-stream")
    name = f"{code}-{number}{ENDINGS[form]}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def edition_or_404(request: HttpRequest, code: str, number: int) -> Edition:
    """An edition of this person's organisation."""
    try:
        return queries.edition_with(request.user.organisation, code, number)
    except NoEdition:
        raise Http404 from None
