"""What the staff pages of the public doors show."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django.utils.formats import date_format

from heed.people.models import Place
from heed.reception.models import Tablet

LEAVES = {"ward", "team"}


def place_choices(
    places: Iterable[Place], names: Mapping[UUID, str]
) -> list[tuple[str, str]]:
    """Wards and teams to choose from, by name."""
    found = [(p.code, names[p.id]) for p in places if p.kind in LEAVES]
    return sorted(found, key=lambda choice: choice[1])


def tablet_rows(
    tablets: Iterable[Tablet], names: Mapping[UUID, str]
) -> list[dict[str, Any]]:
    """The tablets in use."""
    return [
        {
            "id": tablet.id,
            "place": names[tablet.place_id],
            "name": tablet.name,
            "paired_on": date_format(tablet.paired_on, "j F Y"),
        }
        for tablet in tablets
    ]
