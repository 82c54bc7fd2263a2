"""The audit trail in words; never anyone's words."""

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from heed.home.queries import Asked, Trail
from heed.home.queries.audit import ZONE
from heed.safeguards.audit import AT_THE_CONSOLE, Verdict
from heed.safeguards.models import AuditEntry


def audit_page(trail: Trail) -> dict[str, Any]:
    """One page of the trail, its filters, and the way to older entries."""
    asked = trail.asked
    return {
        "columns": [
            {"text": text}
            for text in (_("When"), _("Who"), _("What"), _("About"), _("Where"))
        ],
        "rows": [_row(entry, trail) for entry in trail.entries],
        "kinds": [
            {"value": value, "text": text, "chosen": value == asked.kind}
            for value, text in kinds().items()
        ],
        "people": [
            {"value": str(one), "text": name, "chosen": one == asked.by}
            for one, name in trail.people.items()
        ],
        "first": asked.first.isoformat() if asked.first else "",
        "last": asked.last.isoformat() if asked.last else "",
        "older": older(asked, trail.more_before),
        "is_newest": asked.before is None,
    }


def kinds() -> dict[str, str]:
    """What one may ask for."""
    return {
        "opened": _("Who opened words, contact details or figures"),
        "people": _("Accounts, roles and sign-ins"),
        "places": _("Places, rotas and tablets"),
        "removed": _("What was removed or taken back"),
        "all": _("Everything"),
    }


def older(asked: Asked, before: int | None) -> str:
    """The address of the next page, with the same filters."""
    if before is None:
        return ""
    said = {
        "what": asked.kind,
        "who": asked.by or "",
        "first": asked.first or "",
        "last": asked.last or "",
        "before": before,
    }
    return f"?{urlencode(said)}"


def verdict_words(verdict: Verdict | None) -> dict[str, Any]:
    """What a check of the chain found, and what to do about it."""
    if verdict is None:
        return {
            "is_whole": None,
            "text": _(
                "The trail is too long to check while people wait. Ask whoever runs "
                "the service for “heed audit verify”."
            ),
        }
    said = {"entries": verdict.entries, "at": verdict.broken_at}
    if verdict.whole:
        text = _("All %(entries)d entries are as they were written.") % said
    else:
        text = _(
            "The trail breaks at entry %(at)d. Somebody touched it. Tell the board, "
            "and change nothing."
        )
        text = text % said
    return {"is_whole": verdict.whole, "text": text}


def _row(entry: AuditEntry, trail: Trail) -> list[str]:
    return [
        date_format(entry.at.astimezone(ZONE), "j F Y, H:i"),
        _who(entry.by, trail),
        capfirst(entry.event),
        _about(entry.about_kind, entry.about_id),
        trail.places.get(entry.place, ""),
    ]


def _who(by: UUID, trail: Trail) -> str:
    if by == AT_THE_CONSOLE:
        return _("Somebody at the server's console")
    return trail.people.get(by, _("An account that is gone"))


def _about(kind: str, identity: UUID) -> str:
    """A thing by its kind and the beginning of its identity, which names nobody."""
    return f"{kind.replace('_', ' ')} {str(identity)[:8]}"
