"""A visit: somebody came back with their words and looks at what they gave.

Which concern or response it is stands sealed in a cookie for a quarter of an hour, so
that the words are typed once and never stand in an address. On a shared tablet the
visit is as short as a draft.
"""

import base64
import json
import uuid
from binascii import Error as NotBase64
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.urls import reverse

from heed.concerns.models import Concern
from heed.foundation import clock
from heed.foundation.keyring import keys
from heed.foundation.keys import Purpose
from heed.foundation.sealing import SealBroken, open_sealed, seal
from heed.reception.doors import Door
from heed.reception.sittings import CLEARS_AFTER, HIDES_AFTER, ON_THE_WAY
from heed.responses.models import Response

LASTS = timedelta(minutes=15)
LASTS_ON_A_TABLET = HIDES_AFTER + CLEARS_AFTER + ON_THE_WAY
ROW = "reception.visit"
CONCERN, RESPONSE = "concern", "response"


@dataclass(frozen=True)
class ComingBack:
    """Where one comes back: the pages under ``/back/``, or those of a tablet."""

    door: Door | None = None

    @property
    def root(self) -> str:
        """The address without its language under which all these pages are."""
        return "/tablet/back/" if self.door else "/back/"

    @property
    def tablet(self) -> uuid.UUID | None:
        """The paired tablet, if this is one."""
        return self.door.tablet.id if self.door and self.door.tablet else None

    @property
    def lasts(self) -> timedelta:
        """How long a visit lasts without a tap."""
        return LASTS_ON_A_TABLET if self.door else LASTS

    def url(self, page: str) -> str:
        """The address of a page, in the language of the page."""
        return reverse(f"{'tablet-back' if self.door else 'back'}:{page}")


@dataclass(frozen=True)
class Visit:
    """The concern that a receipt opened."""

    concern: Concern
    back: ComingBack

    def url(self, page: str) -> str:
        """The address of a page of this visit."""
        return self.back.url(page)


@dataclass(frozen=True)
class SurveyVisit:
    """The answers to a survey that a receipt opened."""

    response: Response
    back: ComingBack

    def url(self, page: str) -> str:
        """The address of a page of this visit."""
        return self.back.url(page)


def sealed_visit(opened: uuid.UUID, back: ComingBack, kind: str = CONCERN) -> str:
    """What the cookie holds: nothing that anyone but us can read or make."""
    until = (clock.now() + back.lasts).timestamp()
    body = json.dumps({kind: str(opened), "until": until}).encode()
    sealed = seal(body, key=keys().derive(Purpose.VISIT), row=ROW)
    return base64.urlsafe_b64encode(sealed).decode()


def opened_in(cookie: str, kind: str = CONCERN) -> uuid.UUID | None:
    """What a cookie opens of a kind, if it is one of ours and its time is not over."""
    try:
        sealed = base64.urlsafe_b64decode(cookie.encode())
        opened = open_sealed(sealed, key=keys().derive(Purpose.VISIT), row=ROW)
    except (SealBroken, NotBase64, ValueError):
        return None
    body: dict[str, Any] = json.loads(opened)
    if body["until"] <= clock.now().timestamp() or kind not in body:
        return None
    return uuid.UUID(body[kind])
