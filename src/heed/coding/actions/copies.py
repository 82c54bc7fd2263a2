"""Edited copies of research texts: opened by a person, kept beside the original."""

from collections.abc import Iterable

from django.db import transaction

from heed.coding.actions.reading_words import note_words_read
from heed.coding.errors import NotYours
from heed.coding.models import TurnList
from heed.coding.queries.copies import research_text
from heed.coding.queries.interviews import turns_of
from heed.coding.replacing import Change, moved_turns, replaced, within_turns
from heed.people.models import Account
from heed.responses.actions import edit_text, open_text
from heed.responses.choices import Purpose
from heed.responses.models import Text, TextVersion
from heed.safeguards.audience import Audience


@transaction.atomic
def open_research_text(*, by: Account, text: Text) -> str:
    """Read the original of a research text; the opening is recorded before it."""
    if research_text(by, text.pk) is None:
        raise NotYours
    return open_text(by=by, text=text)


@transaction.atomic
def keep_copy(
    *,
    by: Account,
    text: Text,
    changes: Iterable[Change],
    audience: Audience = Audience.CUSTODIAN,
) -> TextVersion:
    """Keep an edited copy for research; the turns of a transcript go with it.

    Whoever keeps it has read the words, line by line.
    """
    original = open_research_text(by=by, text=text)
    note_words_read(by=by, text=text)
    turns = turns_of(text)
    cut = within_turns(changes, turns)
    version = edit_text(
        by=by,
        text=text,
        words=replaced(original, cut),
        audience=audience,
        purpose=Purpose.RESEARCH,
    )
    if turns:
        TurnList.objects.create(
            organisation=text.organisation,
            text=text,
            version=version.number,
            turns=moved_turns(turns, cut, len(original)),
        )
    return version
