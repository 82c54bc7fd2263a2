"""Asking people by name for a survey of a study: only for those who work inside it."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile

from heed.foundation.spreadsheets import rows
from heed.foundation.spreadsheets.sandbox import sandboxed
from heed.foundation.spreadsheets.sheets import SpreadsheetRefused
from heed.people.models import Account
from heed.responses.actions.invitations import (
    Brought,
    bring_invitations,
    note_bounced,
)
from heed.responses.formats.invitation_lists import addresses_in, invitees
from heed.responses.invitation_codes import Contact
from heed.responses.models import Fieldwork
from heed.studies.errors import NoSuchSurvey
from heed.studies.models import Study
from heed.studies.queries import custodian, fieldworks_of

LARGEST = 5 * 2**20  # bytes; some 50,000 people


@dataclass(frozen=True)
class Inviting:
    """A survey whose people are asked by name, and who is asking them."""

    study: Study
    survey: Fieldwork
    by: UUID


def inviting(by: Account | UUID, study: Study, survey: str = "") -> Inviting:
    """The survey of a study, for a member; refused for anybody outside it.

    Its name can be left out where the study has one survey only.
    """
    who = custodian(by, study)
    surveys = [one for one in fieldworks_of(study) if one.kind == Fieldwork.Kind.SURVEY]
    found = [one for one in surveys if survey in {"", one.slug}]
    if len(found) != 1:
        raise NoSuchSurvey(survey, sorted(one.slug for one in surveys))
    return Inviting(study, found[0], who)


def bring_list(it: Inviting, path: Path, *, is_trial: bool = False) -> Brought:
    """Put the people of a file on the list, or say what is wrong in which row."""
    people = invitees(sandboxed(rows, path))
    return bring_invitations(
        by=it.by, fieldwork=it.survey, rows=people, is_trial=is_trial
    )


def bring_bounced(it: Inviting, path: Path) -> int:
    """Remember the addresses of a delivery list that letters came back from."""
    return note_those(it, addresses_in(sandboxed(rows, path)))


def note_those(it: Inviting, emails: Iterator[str] | list[str]) -> int:
    """Remember addresses that mails came back from; how many are on the list."""
    reached_at = [Contact("", email=email) for email in emails]
    return note_bounced(by=it.by, fieldwork=it.survey, reached_at=reached_at)


@contextmanager
def kept_for_a_moment(upload: UploadedFile) -> Iterator[Path]:
    """A file that somebody sent, with its name's ending; in memory where there is any.

    It holds names and addresses, so that it leaves nothing on a disk if it can.
    """
    if (upload.size or 0) > LARGEST:
        raise SpreadsheetRefused("The file is larger than 5 MB.", "Split it.")
    ending = Path(upload.name or "").suffix[:10]
    with tempfile.NamedTemporaryFile(
        suffix=ending, dir=settings.HEED_MEMORY_DIR or None
    ) as file:
        for chunk in upload.chunks():
            file.write(chunk)
        file.flush()
        yield Path(file.name)
