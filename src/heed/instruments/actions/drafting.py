"""Writing a questionnaire: each change is kept, and none overwrites another's."""

import json
from collections.abc import Callable, Iterable
from pathlib import Path

from django.db import transaction

from heed.foundation import clock
from heed.instruments.actions.publishing import publish_edition
from heed.instruments.building.documents import Document, noticed, source_language
from heed.instruments.building.texts import met
from heed.instruments.definition import fingerprint, parse
from heed.instruments.errors import CodeIsTaken, DraftMoved, DraftRefused, NothingNew
from heed.instruments.formats.files import import_file
from heed.instruments.library.shelf import built_in
from heed.instruments.models import Act, DraftState, Edition, QuestionnaireDraft
from heed.instruments.queries import newest_edition, state_of, steps_from
from heed.people.models import Account
from heed.safeguards import audit

LARGEST = 4 * 2**20  # letters of a document; 2,000 questions have about 300,000
NO_LOSSES: tuple[dict[str, str], ...] = ()


@transaction.atomic
def begin_draft(
    *,
    by: Account,
    document: Document,
    act: Act = Act.BEGUN,
    source: str = "",
    losses: Iterable[dict[str, str]] = NO_LOSSES,
) -> QuestionnaireDraft:
    """Begin to write a questionnaire, from nothing or from what there is."""
    code = document["code"]
    drafts = QuestionnaireDraft.objects.filter(organisation=by.organisation)
    if _is_built_in(code) or drafts.filter(code=code).exists():
        raise CodeIsTaken(code)
    draft = QuestionnaireDraft.objects.create(
        organisation=by.organisation,
        code=code,
        title=_title(document),
        begun_by=by,
        changed_at=clock.now(),
        source=source,
        losses=list(losses),
    )
    _keep(by, draft, document, act=act, number=1)
    return draft


def bring_in(*, by: Account, path: Path, code: str = "") -> QuestionnaireDraft:
    """Begin from a stranger's file; what it cost to bring in is kept with the draft.

    The file is read in a child process with bounded time and memory.
    """
    imported = import_file(path)
    document = imported.definition.as_json()
    document |= {"code": code or document["code"], "version": 1}
    return begin_draft(
        by=by,
        document=document,
        act=Act.BROUGHT_IN,
        source=path.name,
        losses=[loss.as_json() for loss in imported.losses],
    )


@transaction.atomic
def change_draft(
    *,
    by: Account,
    draft: QuestionnaireDraft,
    seen: int,
    act: Act,
    change: Callable[[Document], Document],
    item: str = "",
) -> QuestionnaireDraft:
    """Change a questionnaire as it was seen; refused where somebody else was first."""
    locked = _locked(draft, seen)
    before = state_of(locked)
    after = change(before.document)
    if after == before.document:
        return locked
    if len(json.dumps(after)) > LARGEST:
        raise DraftRefused("The questionnaire has grown too large. Split it into two.")
    last = locked.states.order_by("-number").values_list("number", flat=True)[0]
    before_it = locked.at
    _point(locked, last + 1, after)
    _keep(by, locked, after, act=act, item=item, number=last + 1, came_from=before_it)
    return locked


@transaction.atomic
def undo(*, by: Account, draft: QuestionnaireDraft, seen: int) -> QuestionnaireDraft:
    """Go back to what the questionnaire was before its last change."""
    locked = _locked(draft, seen)
    return _step(by, locked, steps_from(locked)[0])


@transaction.atomic
def redo(*, by: Account, draft: QuestionnaireDraft, seen: int) -> QuestionnaireDraft:
    """Go forward again to what was undone."""
    locked = _locked(draft, seen)
    return _step(by, locked, steps_from(locked)[1])


@transaction.atomic
def go_back_to(
    *, by: Account, draft: QuestionnaireDraft, seen: int, number: int
) -> QuestionnaireDraft:
    """Make an earlier state the one that counts; the later ones stay in the history."""
    return _step(by, _locked(draft, seen), number)


@transaction.atomic
def publish_draft(*, by: Account, draft: QuestionnaireDraft, seen: int) -> Edition:
    """Publish a questionnaire as its next version, for good."""
    locked = _locked(draft, seen)
    newest = newest_edition(by.organisation, locked.code)
    document = noticed(state_of(locked).document, newest.document if newest else {})
    number = newest.number + 1 if newest else 1
    definition = parse(document | {"version": number})
    if newest and fingerprint(newest.document) == fingerprint(
        definition.as_json() | {"version": newest.number}
    ):
        raise NothingNew(locked.code, newest.number)
    edition = publish_edition(by=by, definition=definition)
    locked.published = edition
    locked.save(update_fields=["published"])
    return edition


def _locked(draft: QuestionnaireDraft, seen: int) -> QuestionnaireDraft:
    """The draft, ours alone until this is done, if it still is what was seen."""
    locked = QuestionnaireDraft.objects.select_for_update().get(pk=draft.pk)
    if locked.at != seen:
        raise DraftMoved(seen)
    return locked


def _step(
    by: Account, draft: QuestionnaireDraft, number: int | None
) -> QuestionnaireDraft:
    found = draft.states.filter(number=number).first() if number else None
    if found is not None:
        _point(draft, found.number, found.document)
        _note(by, draft)
    return draft


def _point(draft: QuestionnaireDraft, number: int, document: Document) -> None:
    draft.at, draft.changed_at, draft.title = number, clock.now(), _title(document)
    draft.save(update_fields=["at", "changed_at", "title"])


def _keep(
    by: Account, draft: QuestionnaireDraft, document: Document, **state: object
) -> None:
    DraftState.objects.create(
        organisation=draft.organisation,
        draft=draft,
        document=document,
        made_by=by,
        made_at=clock.now(),
        **state,
    )
    _note(by, draft)


def _note(by: Account, draft: QuestionnaireDraft) -> None:
    audit.record(
        by=by.id,
        event=audit.Event.DRAFT_CHANGED,
        about=audit.About("questionnaire draft", draft.id),
        organisation=draft.organisation,
        details={"code": draft.code, "state": draft.at},
    )


def _title(document: Document) -> str:
    words = document.get("title") or {}
    language = source_language(document.get("languages", []))
    groups = document.get("groups") or [""]
    return met(words, groups[0], language) or str(document["code"])


def _is_built_in(code: str) -> bool:
    return code in {definition.code for definition in built_in()}
