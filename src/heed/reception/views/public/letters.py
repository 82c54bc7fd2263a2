"""The door without a cookie, for devices that were offline: ``POST /give/<code>``.

| answer | means |
| --- | --- |
| 201 | stored now, and safe |
| 200 | stored before under the same key; nothing was written this time |
| 400 | not the JSON that this door takes |
| 404 | no place listens at this address |
| 413 | larger than 64 KB |
| 415 | not sent as ``application/json`` |
| 422 | an answer is not one of the choices, or the group is not asked this here |
| 503 | not stored; send it again, with the same key |
"""

from django.http import HttpRequest, HttpResponseBase, JsonResponse
from django.views.decorators.http import require_POST
from pydantic import ValidationError

from heed.foundation.writer import NotStored, Outcome, RowsRefused
from heed.people.access import anyone
from heed.reception import actions, queries
from heed.reception.errors import NoSuchDoorError
from heed.reception.letters import LARGEST, Letter
from heed.responses.errors import NotAskedHereError


@require_POST
@anyone
def give(request: HttpRequest, code: str) -> HttpResponseBase:
    """Take one submission; no cookie is read or set."""
    if request.content_type != "application/json":
        return refusal(415, "Send application/json.")
    if int(request.headers.get("Content-Length") or 0) > LARGEST:
        return refusal(413, "This is larger than 64 KB.")
    body = request.read(LARGEST + 1)
    if len(body) > LARGEST:
        return refusal(413, "This is larger than 64 KB.")
    try:
        letter = Letter.model_validate_json(body)
    except ValidationError as error:
        return refusal(400, "This is not what the door takes.", fields_of(error))
    try:
        return taken(code, letter)
    except NoSuchDoorError:
        return refusal(404, "No place listens at this address.")
    except NotAskedHereError as error:
        return refusal(422, str(error))
    except (NotStored, RowsRefused):
        return refusal(503, "Not stored. Send it again with the same key.")


def taken(code: str, letter: Letter) -> HttpResponseBase:
    """Check the answers, store them once, and say which it was."""
    door = queries.door_to(code)
    problems = actions.problems_of(door=door, letter=letter)
    if problems:
        return refusal(422, "Some answers cannot be taken.", problems)
    outcome, words = actions.take_letter(door=door, letter=letter)
    status = 201 if outcome is Outcome.STORED else 200
    return JsonResponse(
        {"outcome": outcome.value, "receipt": list(words)}, status=status
    )


def refusal(
    status: int, sentence: str, fields: dict[str, str] | None = None
) -> JsonResponse:
    """Why it was not taken; never what was sent."""
    return JsonResponse({"error": sentence, "fields": fields or {}}, status=status)


def fields_of(error: ValidationError) -> dict[str, str]:
    """Where the JSON is wrong, by our own names; the names that came are words too."""
    found = error.errors(include_input=False, include_url=False, include_context=False)
    return {_named(one["loc"]): one["type"] for one in found}


def _named(where: tuple[int | str, ...]) -> str:
    return next((str(p) for p in where[:1] if p in Letter.model_fields), "elsewhere")
