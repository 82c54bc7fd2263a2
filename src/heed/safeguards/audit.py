"""The audit trail: who did what, in a chain that shows when it was touched.

Each entry is sealed by a keyed hash over itself and the seal before it, with a key
that is not in the database. An entry holds identities and enumerations only, never
anyone's words. An anonymous submission writes no entry, since nobody is there to name.
"""

import hmac
import json
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from django.db import connection

from heed.foundation import clock
from heed.foundation.keyring import keys
from heed.foundation.keys import Purpose
from heed.safeguards.errors import AuditRefused
from heed.safeguards.models import AuditEntry, AuditHead

_START = b"\0" * 32
_CODE = re.compile(r"[A-Za-z0-9_.:+-]{0,80}")


class Event(StrEnum):
    """What can happen; the value is stored, so it is never changed once released."""

    # reading
    TEXT_OPENED = "text opened"
    ORIGINAL_OPENED = "sealed original opened"
    CONTACT_OPENED = "contact details opened"
    AGGREGATE_OPENED = "figures opened without suppression"
    EXPORTED = "exported"
    # words and their copies
    TEXT_READ = "text read"
    TEXT_EDITED = "edited copy made"
    TEXT_PUBLISHED = "text passed for an audience"
    TEXT_TAKEN_DOWN = "text taken down"
    REPLIED = "reply sent"
    TYPED_IN = "paper typed in"
    IMPORTED = "feedback imported"
    # concerns
    CONCERN_READ = "concern read"
    CONCERN_ACKNOWLEDGED = "concern acknowledged"
    CONCERN_ROUTED = "concern routed"
    CONCERN_CLOSED = "concern closed"
    CONFLICT_DECLARED = "conflict of interest declared"
    STAFF_NAMED = "staff accounts concerned recorded"
    ATTENTION_RAISED = "attention raised"
    HARM_GRADED = "harm graded by staff"
    CANDOUR_DECIDED = "duty of candour decided"
    DUTY_TO_ACT_DECIDED = "duty to act decided"
    COMPLAINT_HANDLED = "complaint handled"
    CLOCK_STOPPED = "clock stopped"
    ESCALATED = "escalated by a person"
    # people and places
    ACCOUNT_MADE = "account made"
    ACCOUNT_CLOSED = "account closed"
    ROLE_GIVEN = "role given"
    ROLE_ENDED = "role ended"
    SIGNED_IN = "signed in"
    SECOND_FACTOR_CHANGED = "second factor changed"
    INVITATION_ACCEPTED = "invitation accepted"
    LINE_MANAGER_SET = "line manager set"
    PLACE_CHANGED = "place changed"
    OCCUPANCY_IMPORTED = "occupancy imported"
    PLACE_WENT_LIVE = "place went live"
    PLACE_PAUSED = "place paused"
    ROTA_CHANGED = "rota changed"
    DEVICE_PAIRED = "tablet paired"
    DEVICE_UNPAIRED = "tablet unpaired"
    # definitions
    EDITION_PUBLISHED = "edition published"
    FRAMEWORK_PUBLISHED = "framework published"
    DRAFT_CHANGED = "questionnaire being written changed"
    FIELDWORK_CHANGED = "fieldwork changed"
    STUDY_CHANGED = "study changed"
    CODING_CHANGED = "coding project changed"
    FINDINGS_PUBLISHED = "findings of a coding project published"
    FINDINGS_TAKEN_BACK = "findings of a coding project taken back"
    INVITATIONS_CHANGED = "invitations changed"
    DOUBT_DECIDED = "doubt about a response decided"
    INTERVIEW_CHANGED = "interview changed"
    # the loop
    LOOKED = "we looked"
    DID = "we did"
    ACTION_CHANGED = "action changed"
    # data protection
    ERASED = "erased"
    WITHDRAWN = "withdrawn"
    RETENTION_RUN = "retention run"


# Stands for whoever had the console of the server, where nobody signs in.
AT_THE_CONSOLE = UUID(int=0)
OPENINGS = (Event.TEXT_OPENED, Event.ORIGINAL_OPENED)


@dataclass(frozen=True)
class About:
    """The thing that an entry is about."""

    kind: str
    id: UUID


@dataclass(frozen=True)
class Verdict:
    """What a check of one organisation's chain found."""

    organisation: UUID
    entries: int
    broken_at: int | None
    reason: str
    head: str

    @property
    def whole(self) -> bool:
        """Whether the chain is as it was written."""
        return self.broken_at is None


def record(
    *,
    by: UUID,
    event: Event,
    about: About,
    organisation: UUID,
    place: UUID | None = None,
    details: Mapping[str, Any] | None = None,
) -> AuditEntry:
    """Write one entry in the caller's transaction, so that both happen or neither."""
    _check(by, event, details or {})
    head = _locked_head(organisation)
    entry = AuditEntry(
        organisation=organisation,
        position=head.position + 1,
        by=by,
        event=event.value,
        about_kind=about.kind,
        about_id=about.id,
        place=place,
        details=_plain(details or {}),
        at=clock.now(),
    )
    entry.seal = _seal_of(entry, bytes(head.last))
    entry.save()
    head.position, head.last = entry.position, entry.seal
    head.seal = _head_seal(head)
    head.save()
    return entry


def entries_about(kind: str, id: UUID) -> list[AuditEntry]:
    """Everything that was recorded about one thing, oldest first."""
    return list(
        AuditEntry.objects.filter(about_kind=kind, about_id=id).order_by("position")
    )


def openings_of(text: UUID) -> Counter[UUID]:
    """How often each person opened a text, edited copy or original."""
    entries = AuditEntry.objects.filter(
        about_kind="text", about_id=text, event__in=OPENINGS
    )
    return Counter(entries.values_list("by", flat=True))


def openings_by(
    account: UUID, *, organisation: UUID, since: datetime
) -> list[AuditEntry]:
    """The texts that one person opened since a moment, newest first."""
    return list(
        AuditEntry.objects.filter(
            organisation=organisation, by=account, event__in=OPENINGS, at__gte=since
        ).order_by("-position")
    )


def chains() -> list[UUID]:
    """The organisations that have an audit trail."""
    with_head = AuditHead.objects.values_list("organisation", flat=True)
    with_entries = AuditEntry.objects.values_list("organisation", flat=True)
    return sorted(set(with_head) | set(with_entries.distinct()))


def length(organisation: UUID) -> int:
    """How many entries an organisation's chain should have."""
    head = AuditHead.objects.filter(organisation=organisation).first()
    return head.position if head else 0


def verify(organisation: UUID) -> Verdict:
    """Walk a chain from its first entry and say where, if anywhere, it breaks."""
    entries = AuditEntry.objects.filter(organisation=organisation).order_by("position")
    last, count = _START, 0
    for entry in entries.iterator(chunk_size=2000):
        count += 1
        if entry.position != count:
            return Verdict(organisation, count - 1, count, "An entry is missing.", "")
        if not hmac.compare_digest(bytes(entry.seal), _seal_of(entry, last)):
            return Verdict(organisation, count - 1, count, "An entry was changed.", "")
        last = bytes(entry.seal)
    return _verify_head(organisation, count, last)


def _verify_head(organisation: UUID, count: int, last: bytes) -> Verdict:
    head = AuditHead.objects.filter(organisation=organisation).first()
    if head is None:
        broken, reason = count + 1, "The record of the chain's end is missing."
    elif not hmac.compare_digest(bytes(head.seal), _head_seal(head)):
        broken, reason = count + 1, "The record of the chain's end was changed."
    elif (head.position, bytes(head.last)) != (count, last):
        broken, reason = count + 1, "Entries at the end are missing."
    else:
        broken, reason = None, "The chain is whole."
    return Verdict(organisation, count, broken, reason, last.hex())


def _check(by: UUID, event: Event, details: Mapping[str, Any]) -> None:
    if not isinstance(by, UUID):
        raise AuditRefused("An audit entry needs the account of whoever did it.")
    if not isinstance(event, Event):
        raise AuditRefused("An audit entry needs one of the known events.")
    if not connection.in_atomic_block:
        raise AuditRefused("An audit entry is written inside the act's transaction.")
    for name, value in details.items():
        for one in value if isinstance(value, list | tuple) else [value]:
            if not _is_a_code(one):
                raise AuditRefused(
                    f"The detail “{name}” holds words. "
                    "Only identities, codes and numbers belong in the audit trail."
                )


def _is_a_code(value: object) -> bool:
    if isinstance(value, str):
        return bool(_CODE.fullmatch(value))
    return value is None or isinstance(value, int | UUID | datetime)


def _plain(details: Mapping[str, Any]) -> dict[str, Any]:
    return json.loads(json.dumps(details, default=str, sort_keys=True))


def _locked_head(organisation: UUID) -> AuditHead:
    head, _ = AuditHead.objects.select_for_update().get_or_create(
        organisation=organisation, defaults={"last": _START, "seal": _START}
    )
    return head


def _seal_of(entry: AuditEntry, previous: bytes) -> bytes:
    said = [
        str(entry.id),
        str(entry.organisation),
        entry.position,
        str(entry.by),
        entry.event,
        entry.about_kind,
        str(entry.about_id),
        str(entry.place),
        entry.details,
        entry.at.timestamp(),
        previous.hex(),
    ]
    return _keyed_hash(json.dumps(said, sort_keys=True))


def _head_seal(head: AuditHead) -> bytes:
    said = ["head", str(head.organisation), head.position, bytes(head.last).hex()]
    return _keyed_hash(json.dumps(said))


def _keyed_hash(said: str) -> bytes:
    return keys().keyed_hash(Purpose.AUDIT, said)
