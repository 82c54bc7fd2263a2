"""Suggested codes before a coder: shown, taken as their own, dismissed, brought back.

Only a person makes a coding of a draft, one at a time. That drafts lay before somebody
is kept, since what they code there is no judgement of their own alone.
"""

from uuid import UUID

from django.db import transaction

from heed.coding.actions.coding import apply_code, may_code
from heed.coding.errors import SuggestionIsGone
from heed.coding.models import (
    CodedText,
    Coder,
    Coding,
    Dismissal,
    Sighting,
    SuggestedCode,
)
from heed.coding.queries.suggested import open_suggestions, suggestion_on
from heed.foundation import clock


@transaction.atomic
def show_suggestions(*, by: Coder, text: CodedText) -> list[SuggestedCode]:
    """The drafts that may lie before a coder on a text; that they did is kept."""
    found = open_suggestions(by, text)
    if found:
        _see(by, text, found[0])
    return found


@transaction.atomic
def accept_suggestion(
    *,
    by: Coder,
    text: CodedText,
    suggestion: UUID,
    start: int,
    end: int,
    key: UUID,
) -> Coding:
    """Make a coding of one's own out of a draft, on a passage that one chose."""
    draft = _on(by, text, suggestion)
    return apply_code(
        by=by,
        text=text,
        start=start,
        end=end,
        key=key,
        code=draft.code,
        suggestion=draft,
    )


@transaction.atomic
def dismiss_suggestion(*, by: Coder, text: CodedText, suggestion: UUID) -> None:
    """Say that a draft does not apply; asked twice, the first time counts."""
    draft = _on(by, text, suggestion)
    Dismissal.objects.get_or_create(
        suggestion=draft,
        coder=by,
        removed_at=None,
        defaults={"organisation": text.organisation, "at": clock.now()},
    )


@transaction.atomic
def bring_back_suggestion(*, by: Coder, text: CodedText, suggestion: UUID) -> None:
    """Think again about a draft that one dismissed; that one did is kept."""
    draft = _on(by, text, suggestion)
    standing = Dismissal.objects.filter(suggestion=draft, coder=by, removed_at=None)
    standing.update(removed_at=clock.now())


def _on(by: Coder, text: CodedText, suggestion: UUID) -> SuggestedCode:
    may_code(by, text)
    draft = suggestion_on(by, text, suggestion)
    if draft is None:
        raise SuggestionIsGone
    _see(by, text, draft)
    return draft


def _see(by: Coder, text: CodedText, draft: SuggestedCode) -> None:
    Sighting.objects.get_or_create(
        text=text,
        coder=by,
        defaults={
            "organisation": text.organisation,
            "model": draft.model,
            "at": clock.now(),
        },
    )
