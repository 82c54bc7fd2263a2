"""What leaves the first readers: edited copies of words, or what they are about."""

from django.db import transaction

from heed.concerns.actions.checking import for_reader, note_down, some
from heed.concerns.choices import Circle
from heed.concerns.errors import (
    KeptFromTheWard,
    MayNotRead,
    OutsideTheWardOnly,
    WriterSaidNo,
)
from heed.concerns.models import Concern
from heed.concerns.queries.texts import shareable_texts
from heed.concerns.queries.themes import is_kept_from_ward, text_of_theme
from heed.people.access import Permission
from heed.people.models import Account
from heed.responses.actions import edit_text
from heed.responses.choices import Purpose, WardMaySee
from heed.responses.models import Text, TextVersion
from heed.safeguards.audience import Audience
from heed.safeguards.audit import Event

TRAVELS = {WardMaySee.EDITED, WardMaySee.OWN_WORDS}


@transaction.atomic
def share_edited_copy(
    *,
    by: Account,
    concern: Concern,
    text: Text,
    words: str,
    audience: Audience = Audience.WARD,
) -> TextVersion:
    """Pass a copy, as a person left it, for an audience that the writer allowed."""
    locked = for_reader(by, concern, permission=Permission.OPEN_ORIGINALS)
    if not shareable_texts(locked).filter(pk=text.pk).exists():
        raise MayNotRead
    _refuse_what_the_writer_did_not_allow(locked, audience)
    version = edit_text(
        by=by, text=text, words=some(words), audience=audience, purpose=Purpose.SERVICE
    )
    note_down(by, Event.TEXT_PUBLISHED, locked, text=text.id, audience=audience.value)
    return version


@transaction.atomic
def tell_theme(*, by: Account, concern: Concern, theme: str) -> TextVersion:
    """Tell the ward what it is about, in a reader's few words and never the writer's.

    For writers who let only themes travel, which is also what silence means. The newest
    one stands.
    """
    locked = for_reader(by, concern, permission=Permission.OPEN_ORIGINALS)
    _refuse_to_ward(locked)
    text = text_of_theme(locked)
    if locked.ward_may_see != WardMaySee.THEMES or text is None:
        raise WriterSaidNo
    version = edit_text(
        by=by,
        text=text,
        words=some(theme),
        audience=Audience.WARD,
        purpose=Purpose.SERVICE,
    )
    note_down(by, Event.TEXT_PUBLISHED, locked, text=text.id, audience="ward")
    return version


def _refuse_to_ward(concern: Concern) -> None:
    if concern.circle == Circle.SAFEGUARDING:
        raise OutsideTheWardOnly
    if is_kept_from_ward(concern):
        raise KeptFromTheWard


def _refuse_what_the_writer_did_not_allow(concern: Concern, to: Audience) -> None:
    if to is Audience.CUSTODIAN:
        return
    if concern.circle == Circle.SAFEGUARDING and to is not Audience.ORGANISATION:
        raise OutsideTheWardOnly
    if to is Audience.WARD:
        _refuse_to_ward(concern)
    if concern.ward_may_see not in TRAVELS:
        raise WriterSaidNo
