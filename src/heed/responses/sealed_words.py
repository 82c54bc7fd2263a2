"""A text's words under their seal: closing it, and opening it again.

Opening is for actions that have recorded it and for queries of edited copies that are
meant for their reader; nothing else calls this.
"""

from uuid import UUID

from heed.foundation.sealing import new_data_key, open_sealed, seal, unwrap, wrap
from heed.foundation.unsaved import unsaved
from heed.responses.errors import WordsAreGoneError
from heed.responses.models import Text, TextKey, TextVersion

KEY = Text._meta.get_field("key")


def seal_original(text: Text, words: str) -> TextKey:
    """Seal the words into a text with a fresh key; gives the key's row, unsaved."""
    data_key = new_data_key()
    text.original = seal(words.encode(), key=data_key, row=_original_row(text.id))
    wrapped = wrap(data_key, row=_key_row(text.id))
    return unsaved(TextKey, organisation=text.organisation, text=text, wrapped=wrapped)


def seal_version(version: TextVersion, words: str) -> None:
    """Seal the words of an edited copy under the key of its text."""
    row = _version_row(version.text_id, version.number)
    version.body = seal(words.encode(), key=_data_key(version.text), row=row)


def original_words(text: Text) -> str:
    """The words of an original; only for actions that have recorded the opening."""
    row = _original_row(text.id)
    return open_sealed(bytes(text.original), key=_data_key(text), row=row).decode()


def version_words(version: TextVersion) -> str:
    """The words of an edited copy."""
    row = _version_row(version.text_id, version.number)
    data_key = _data_key(version.text)
    return open_sealed(bytes(version.body), key=data_key, row=row).decode()


def _data_key(text: Text) -> bytes:
    """The key that was read together with the text, or the one that is stored now."""
    if KEY.is_cached(text):
        key = KEY.get_cached_value(text)
    else:
        key = TextKey.objects.filter(text=text).first()
    if key is None:
        raise WordsAreGoneError()
    return unwrap(bytes(key.wrapped), row=_key_row(text.id))


def _original_row(text: UUID) -> str:
    return f"responses.text.original:{text}"


def _key_row(text: UUID) -> str:
    return f"responses.textkey.wrapped:{text}"


def _version_row(text: UUID, number: int) -> str:
    return f"responses.textversion.body:{text}:{number}"
