"""The survey on paper, for printing: the same questions with the same codes."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from heed.foundation.remembered import remembered
from heed.instruments.definition import for_reader
from heed.instruments.queries import definition_of
from heed.reception.doors import SurveyDoor
from heed.reception.presenters.paper import paper_parts
from heed.reception.views.public.doorway import at_a_door
from heed.responses.errors import NotAskedHereError
from heed.responses.formats.survey_paper import survey_pdf
from heed.responses.queries import (
    edition_for_group,
    sheet_for,
    statements_for,
    words_for,
)


@require_safe
@at_a_door
def paper(request: HttpRequest, door: SurveyDoor, group: str) -> HttpResponseBase:
    """The whole survey of a group as a PDF, in the language and wording of the page."""
    try:
        content = printed_lately(door, group, get_language() or "")
    except NotAskedHereError as error:
        raise Http404 from error
    response = HttpResponse(content, content_type="application/pdf")
    name = f"heed-{door.code}-{group}.pdf"
    response["Content-Disposition"] = f'inline; filename="{name}"'
    return response


@remembered
def printed_lately(door: SurveyDoor, group: str, language: str) -> bytes:
    """The paper; whoever asks for it many times a second gets the same one."""
    easy = {"easy_read": door.easy_read}
    definition = definition_of(edition_for_group(door.survey, group))
    view = for_reader(definition, group=group, language=language, **easy)
    words = words_for(door.survey, language, **easy)
    sheet = sheet_for(door.survey, language, **easy)
    statements = statements_for(door.survey, language, **easy)
    parts = paper_parts(door, view, words, sheet, statements)
    title = words.title if words else door.survey.title
    return survey_pdf(title, language[:2], parts, large=door.easy_read)
