"""Finding questionnaires that are being written, and what they were before."""

from uuid import UUID

from heed.instruments.building.whole import whole_parts
from heed.instruments.definition import Definition, Variant
from heed.instruments.models import DraftState, QuestionnaireDraft
from heed.people.access import Permission, may
from heed.people.models import Account


def drafts_of(account: Account) -> list[QuestionnaireDraft]:
    """The questionnaires being written where this researcher works, newest first."""
    if not may(account, Permission.DO_RESEARCH):
        return []
    found = QuestionnaireDraft.objects.filter(organisation=account.organisation)
    return list(found.select_related("published").order_by("-changed_at"))


def draft_for(account: Account, draft: UUID) -> QuestionnaireDraft | None:
    """One of them, or nothing for anybody who may not write it."""
    if not may(account, Permission.DO_RESEARCH):
        return None
    found = QuestionnaireDraft.objects.filter(organisation=account.organisation)
    return found.select_related("published").filter(pk=draft).first()


def state_of(draft: QuestionnaireDraft, number: int | None = None) -> DraftState:
    """A state of a questionnaire: the one that counts now, or an earlier one."""
    states = draft.states.select_related("made_by")
    return states.get(number=draft.at if number is None else number)


def history_of(draft: QuestionnaireDraft) -> list[DraftState]:
    """Everything that a questionnaire was, newest first, without its documents."""
    states = draft.states.select_related("made_by").defer("document")
    return list(states.order_by("-number"))


def steps_from(draft: QuestionnaireDraft) -> tuple[int | None, int | None]:
    """The states that undo and redo lead to, where there are such."""
    before = draft.states.values_list("came_from", flat=True).get(number=draft.at)
    after = draft.states.filter(came_from=draft.at).order_by("-number")
    return before, after.values_list("number", flat=True).first()


def shown_of(
    draft: QuestionnaireDraft, group: str, variant: Variant
) -> tuple[Definition | None, list[str]]:
    """What a reader would meet of a questionnaire, and what cannot be shown yet."""
    return whole_parts(state_of(draft).document, (group, variant))
