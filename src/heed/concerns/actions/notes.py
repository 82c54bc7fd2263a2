"""Reasons that staff write down: sealed like all words, kept as evidence."""

from heed.concerns.actions.checking import some
from heed.concerns.models import Concern
from heed.responses.actions import compose_text
from heed.responses.choices import TextKind, WardMaySee
from heed.responses.models import Response, Text


def sealed_note(
    concern: Concern,
    words: str,
    *,
    kind: TextKind = TextKind.NOTE,
    response: Response | None = None,
    language: str = "en-gb",
) -> Text:
    """Seal and save words of staff about a concern; the ward sees nothing of them.

    A note belongs to no response, so that it stays as evidence when the writer takes
    their own words back.
    """
    text, key = compose_text(
        words=some(words),
        place=concern.place,
        kind=kind,
        language=language,
        response=response,
        ward_may_see=WardMaySee.NOTHING,
    )
    text.save()
    key.save()
    return text
