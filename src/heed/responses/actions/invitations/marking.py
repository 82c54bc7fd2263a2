"""Marking used invitations, many at once, when it tells nothing any more."""

from collections import defaultdict
from uuid import UUID

from django.db.models import Q

from heed.foundation import clock
from heed.foundation.settling import settle
from heed.responses.models import Invitation
from heed.responses.queries.invitations import is_asking
from heed.responses.waiting import all_of_it, is_ripe
from heed.safeguards.disclosure import DEFAULT

# Marked together at least, and asked alike at least: the floors of the house.
TOGETHER = DEFAULT.entries
ALIKE = DEFAULT.writers or 0
LOOKS = ("fieldwork_id", "group", "language", "is_easy_read")


def mark_used_invitations() -> int:
    """Mark what was used in closed windows, where enough were; a scheduled task.

    Only people who look alike from outside are counted together, since an answer says
    who speaks, in which language, and whether in Easy Read. The others wait: what is
    left when the fieldwork is over is forgotten, and nobody needs it.
    """
    with all_of_it() as notes:
        now = clock.now()
        used = {name for name, note in notes.items() if is_ripe(note, now)}
        rows = Invitation.objects.filter(pk__in=[UUID(name) for name in used])
        rows = rows.select_related("fieldwork").defer("contact")
        asking = [row for row in rows if is_asking(row.fieldwork)]
        marked = _enough_alike(asking)
        _mark(marked)
        # Only now: a crash in between marks them again, which changes nothing.
        for name in used - {str(row.pk) for row in asking if row not in marked}:
            del notes[name]
    return len(marked)


def _enough_alike(used: list[Invitation]) -> list[Invitation]:
    alike: dict[tuple[object, ...], list[Invitation]] = defaultdict(list)
    for one in used:
        alike[tuple(getattr(one, name) for name in LOOKS)].append(one)
    return [
        one
        for looks, several in alike.items()
        if len(several) >= TOGETHER and _asked_alike(looks) >= ALIKE
        for one in several
    ]


def _asked_alike(looks: tuple[object, ...]) -> int:
    return Invitation.objects.filter(**dict(zip(LOOKS, looks, strict=True))).count()


def _mark(together: list[Invitation]) -> None:
    """In one statement; then the whole lists are rewritten, so that all look alike."""
    ids = [one.pk for one in together]
    Invitation.objects.filter(pk__in=ids).update(is_used=True)
    for fieldwork in {one.fieldwork_id for one in together}:
        settle(Invitation, Q(fieldwork=fieldwork))
