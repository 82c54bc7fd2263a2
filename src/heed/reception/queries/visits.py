"""Finding what six words open: a concern, the answers to a survey, or saved ones."""

from dataclasses import dataclass
from uuid import UUID

from heed.concerns.models import Concern
from heed.responses.choices import Purpose
from heed.responses.draft_body import DraftBody, DraftToken
from heed.responses.models import ConsentDecision, Fieldwork, Response
from heed.responses.queries import response_of_receipt, saved_draft_of


@dataclass(frozen=True)
class SavedAnswers:
    """Answers to a survey that somebody saved to go on with."""

    survey: Fieldwork
    token: DraftToken
    body: DraftBody


Opened = Concern | Response | SavedAnswers


def opened_by(typed: str) -> Opened | None:
    """What the six words that were typed open, or none."""
    response = response_of_receipt(typed)
    if response is not None:
        is_survey = response.fieldwork.kind == Fieldwork.Kind.SURVEY
        return response if is_survey else concern_with(response=response)
    saved = saved_draft_of(typed)
    if saved is None:
        return None
    token, body = saved
    return SavedAnswers(Fieldwork.objects.get(pk=body.fieldwork), token, body)


def concern_with(**which: UUID | object) -> Concern | None:
    """A concern with what its pages need of it."""
    return (
        Concern.objects.filter(**which)
        .select_related("place", "response__edition")
        .first()
    )


def survey_response(identity: UUID) -> Response | None:
    """The answers to a survey with what their pages need."""
    found = Response.objects.filter(pk=identity).select_related("fieldwork", "place")
    return found.first()


def consent_of(response: Response) -> ConsentDecision | None:
    """What somebody agreed to when they answered, in the wording of that day."""
    asked = ConsentDecision.objects.filter(response=response, purpose=Purpose.RESEARCH)
    return asked.select_related("text").first()


def statements_of(consent: ConsentDecision) -> list[tuple[str, str, str]]:
    """Each statement with its language, and what was said to it."""
    rows = consent.statements.order_by("text__code")
    return list(rows.values_list("text__body", "text__language", "decision"))
