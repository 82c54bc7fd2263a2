"""Words of those who code, sealed as the words of others are."""

from heed.coding.models import Project
from heed.responses.actions import compose_text
from heed.responses.choices import TextKind
from heed.responses.models import Text, TextKey


def compose_note(project: Project, words: str) -> tuple[Text, TextKey]:
    """Seal what somebody notes in a project; the rows are not yet saved."""
    return compose_text(
        words=words, place=project.place, kind=TextKind.NOTE, language="en-gb"
    )


def sealed_note(project: Project, words: str) -> Text:
    """The same, saved with its key."""
    sealed, key = compose_note(project, words)
    sealed.save(force_insert=True)
    key.save(force_insert=True)
    return sealed
