"""The turns of the texts in a project, with who each voice is, as a person said."""

from uuid import UUID

from django.db.models import QuerySet

from heed.coding.models import CodedText, Project, Speaker, SpeakerRole, TurnList
from heed.coding.passages import Span
from heed.coding.queries.basis import untold_in
from heed.coding.spoken import Heard, Turn


def heard_in(project: Project, *, everybody: bool = False) -> Heard:
    """Whose words count in a project; participants' alone unless everybody's shall."""
    texts = CodedText.objects.filter(project=project)
    return Heard(turns_of(texts), everybody, untold_in(project))


def turns_in(text: CodedText) -> list[Turn]:
    """The turns of one text; none where it was written and not said."""
    return turns_of(CodedText.objects.filter(pk=text.pk)).get(text.pk, [])


def turns_of(texts: QuerySet[CodedText]) -> dict[UUID, list[Turn]]:
    """The turns of each of these texts that has any."""
    lists = TurnList.objects.filter(
        text__in=texts.values("version__text"), version__gte=1
    )
    found = {(one.text_id, one.version): one for one in lists}
    if not found:
        return {}
    rows = texts.filter(version__text__in={text for text, _number in found})
    roles = _roles(rows)
    return {
        pk: [_turn(turn, roles.get(text, found[text, number].roles)) for turn in
             found[text, number].turns]
        for pk, text, number in rows.values_list(
            "pk", "version__text", "version__number"
        )
        if (text, number) in found
    }  # fmt: skip


def _roles(texts: QuerySet[CodedText]) -> dict[UUID, dict[str, str]]:
    """Who the voices of each interview are, by number."""
    found: dict[UUID, dict[str, str]] = {}
    voices = Speaker.objects.filter(
        interview__text__in=texts.values("version__text")
    ).values_list("interview__text", "number", "role")
    for text, number, role in voices:
        found.setdefault(text, {})[str(number)] = role
    return found


def _turn(turn: list, roles: dict[str, str]) -> Turn:
    speaker, start, end, *_times = turn
    return Turn(Span(start, end), roles.get(str(speaker), SpeakerRole.OTHER.value))
