"""Publishing questionnaires."""

from django.db import transaction

from heed.foundation import clock
from heed.instruments.definition import Definition, gaps
from heed.instruments.errors import (
    EditionChanged,
    EditionOutOfOrder,
    NotReadyToPublish,
)
from heed.instruments.library.shelf import built_in
from heed.instruments.models import Edition, Instrument
from heed.people.models import Account
from heed.safeguards import audit


@transaction.atomic
def publish_edition(*, by: Account, definition: Definition) -> Edition:
    """Publish a questionnaire in the account's organisation, once for each version.

    The same content under the same version gives the edition that is there. Other
    content under the same version is refused, as is a version below the newest.
    """
    problems = gaps(definition)
    if problems:
        raise NotReadyToPublish(problems)
    instrument, _ = Instrument.objects.get_or_create(
        organisation=by.organisation, code=definition.code
    )
    # Two people who publish at once take turns here.
    Instrument.objects.select_for_update().get(pk=instrument.pk)
    same = instrument.editions.filter(number=definition.version).first()
    if same is None:
        return _publish(by, instrument, definition)
    if same.sha256 != definition.sha256():
        raise EditionChanged(definition.code, definition.version)
    return same


def load_library(*, by: Account) -> list[Edition]:
    """Publish every built-in questionnaire that is not published yet."""
    with transaction.atomic():
        return [publish_edition(by=by, definition=one) for one in built_in()]


def _publish(by: Account, instrument: Instrument, definition: Definition) -> Edition:
    newest = instrument.editions.order_by("-number").first()
    if newest and newest.number > definition.version:
        raise EditionOutOfOrder(definition.code, definition.version, newest.number)
    edition = Edition(
        organisation=by.organisation,
        instrument=instrument,
        number=definition.version,
        document=definition.as_json(),
        sha256=definition.sha256(),
        published_at=clock.now(),
        published_by=by,
    )
    edition.save()
    audit.record(
        by=by.id,
        event=audit.Event.EDITION_PUBLISHED,
        about=audit.About("edition", edition.id),
        organisation=by.organisation,
        details={"code": definition.code, "number": definition.version},
    )
    return edition
