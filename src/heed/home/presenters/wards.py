"""The list of wards in finished words."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from heed.foundation import clock
from heed.people.models import Place
from heed.people.queries import name_on


@dataclass(frozen=True)
class WardEntry:
    """A ward and where its page is."""

    name: str
    url: str


def ward_list(places: Iterable[Place], page: str = "home:ward") -> list[WardEntry]:
    """Wards and teams by name, each with its page of the wanted kind."""
    today = clock.now().date()
    entries = [
        WardEntry(name_on(place, today), reverse(page, args=[place.code]))
        for place in places
        if place.kind in {"ward", "team"}
    ]
    return sorted(entries, key=lambda entry: entry.name)
