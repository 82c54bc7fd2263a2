"""Words of a survey that were read in this room keep the promise that they are read."""

from heed.coding.research_access import research_surveys
from heed.people.models import Account
from heed.responses.actions import note_reading
from heed.responses.models import Text


def note_words_read(*, by: Account, text: Text) -> None:
    """Note that somebody read a survey's words, where they work inside its study.

    Others who code them have no procedure before them for words that show danger; what
    they read is still read by somebody inside. Said again, it is noted once.
    """
    told = text.response
    if told is None or told.fieldwork_id not in research_surveys(by):
        return
    if not text.readings.filter(by=by.pk).exists():
        note_reading(by=by, texts=[text])
