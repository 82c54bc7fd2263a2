"""How full the made-up wards were on each day, up to today."""

from datetime import date, timedelta
from random import Random

from heed.config.demonstration.founding import PREPARED, Founded
from heed.config.demonstration.world import SEED, Leaf
from heed.foundation import clock
from heed.people.models import Occupancy, Place

SOURCE = "Made up for the demonstration"
A_DAY = timedelta(days=1)


def count_people(found: Founded, days: int) -> None:
    """Daily counts of every ward of a trust since it opened."""
    today = clock.now().date()
    first = today - PREPARED - timedelta(days=days)
    rows = []
    for key, place in found.places.items():
        leaf = found.leaf(key)
        if leaf.beds:
            rows += _days(place, leaf, first, today, occupied=_usual(leaf.beds))
    Occupancy.objects.bulk_create(rows, batch_size=500)


def count_on(found_wards: list[tuple[Place, Leaf]]) -> int:
    """Go on counting where an older world stopped, so that today's number is known."""
    today, rows = clock.now().date(), []
    for place, leaf in found_wards:
        last = place.occupancy.order_by("-day").first()
        if last is not None and last.day < today:
            then = last.occupied + last.admissions - last.discharges
            rows += _days(place, leaf, last.day + A_DAY, today, occupied=then)
    Occupancy.objects.bulk_create(rows, batch_size=500)
    return len(rows)


def _usual(beds: int) -> int:
    return max(round(beds * 0.95), 1)


def _days(
    place: Place, leaf: Leaf, first: date, last: date, occupied: int
) -> list[Occupancy]:
    """Each day some people leave and beds fill again."""
    chance = Random(f"{SEED} {leaf.key} {first}")
    rows, day = [], first
    while day <= last:
        discharges = sum(chance.random() < 0.03 for _ in range(occupied))
        free = _usual(leaf.beds or 0) - occupied + discharges
        admissions = sum(chance.random() < 0.8 for _ in range(max(free, 0)))
        rows.append(
            Occupancy(
                organisation=place.organisation,
                place=place,
                day=day,
                occupied=occupied,
                admissions=admissions,
                discharges=discharges,
                source=SOURCE,
            )
        )
        occupied += admissions - discharges
        day += A_DAY
    return rows
