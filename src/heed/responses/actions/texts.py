"""Sealing a person's words, opening them with a record, and making edited copies."""

from django.db import transaction
from django.db.models import Max

from heed.foundation import clock
from heed.foundation.unsaved import unsaved
from heed.people.models import Account, Place
from heed.responses.choices import Purpose, TextKind, WardMaySee
from heed.responses.models import Response, Text, TextKey, TextVersion
from heed.responses.sealed_words import original_words, seal_original, seal_version
from heed.safeguards.audience import Audience
from heed.safeguards.audit import About, Event, record


def compose_text(
    *,
    words: str,
    place: Place,
    kind: TextKind,
    language: str,
    response: Response | None = None,
    item: str = "",
    position: int = 0,
    ward_may_see: str = WardMaySee.NOTHING,
) -> tuple[Text, TextKey]:
    """Seal words with a data key of their own; the rows are not yet saved."""
    text = unsaved(
        Text,
        organisation=place.organisation,
        response=response,
        place=place,
        kind=kind,
        item=item,
        position=position,
        language=language,
        ward_may_see=ward_may_see,
    )
    return text, seal_original(text, words)


def compose_copy(
    *,
    by: Account,
    text: Text,
    key: TextKey,
    words: str,
    audience: Audience,
    purpose: Purpose,
) -> TextVersion:
    """The first edited copy of a text that is itself not saved yet.

    Whoever stores the two together writes the entry in the trail.
    """
    Text.key.related.set_cached_value(text, key)
    return _version(by, text, 1, words, audience, purpose)


def _version(
    by: Account,
    text: Text,
    number: int,
    words: str,
    audience: Audience,
    purpose: Purpose,
) -> TextVersion:
    version = unsaved(
        TextVersion,
        organisation=text.organisation,
        text=text,
        number=number,
        audience=audience.value,
        purpose=purpose,
        made_by=by.id,
        made_on=clock.now().date(),
    )
    seal_version(version, words)
    return version


@transaction.atomic
def open_text(*, by: Account, text: Text) -> str:
    """Read the sealed original; the opening is recorded before the words are."""
    record(
        by=by.id,
        event=Event.TEXT_OPENED,
        about=About("text", text.id),
        organisation=text.organisation,
        place=text.place_id,
    )
    return original_words(text)


@transaction.atomic
def edit_text(
    *, by: Account, text: Text, words: str, audience: Audience, purpose: Purpose
) -> TextVersion:
    """Add an edited copy for an audience; earlier copies and the original stay."""
    Text.objects.select_for_update().get(pk=text.pk)  # one number at a time
    newest = text.versions.aggregate(newest=Max("number"))["newest"] or 0
    version = _version(by, text, newest + 1, words, audience, purpose)
    version.save(force_insert=True)
    record(
        by=by.id,
        event=Event.TEXT_EDITED,
        about=About("text", text.id),
        organisation=text.organisation,
        place=text.place_id,
        details={"number": version.number, "audience": audience.value},
    )
    return version


@transaction.atomic
def keep_from_ward(*, response: Response) -> None:
    """Let no words of a response travel to the ward, and take back what did.

    The act that asks for it writes the entry in the trail.
    """
    Text.objects.filter(response=response).update(ward_may_see=WardMaySee.NOTHING)


def destroy_words(texts: list[Text]) -> None:
    """Destroy the keys of texts, and with them the words, here and in backups."""
    TextKey.objects.filter(text__in=texts).delete()
