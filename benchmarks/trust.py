"""A trust with three years behind it: wards, people, and a million responses.

All of it is drawn from a fixed seed. Wards differ in how much is said there, as wards
do; three in a hundred responses opened a concern, and one concern in ten is open.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import connection, transaction

from benchmarks.bulk import fill
from heed.concerns.choices import Promise, State
from heed.concerns.models import Clock, Concern
from heed.foundation import clock
from heed.foundation.windows import WindowKind, window_of
from heed.instruments.actions import load_library
from heed.instruments.models import Edition
from heed.people.models import Account, Place
from heed.people.tests.factories import (
    a_service,
    a_ward,
    an_account,
    an_organisation,
)
from heed.responses.actions import compose_response, open_standing_feedback
from heed.responses.choices import Group
from heed.responses.models import Fieldwork, Response
from heed.responses.tests.factories import given

SEED = 20260301
WARDS_IN_A_SERVICE = 10
DAYS = 3 * 365
COUNTED_DAYS = 150  # of occupancy: all that a page looks back on
OPENS_CONCERN, IS_OPEN = 0.03, 0.1
GROUPS = [Group.SERVICE_USER] * 8 + [Group.CARER, Group.STAFF]
ATMOSPHERES = ["very_calm", "calm", "in_between", "stormy", "very_stormy", "skipped"]
CAUSES = ["place", "staff", "people_here", "my_feelings", "dont_know"]


@dataclass(frozen=True)
class Trust:
    """Wards in services, and the people who open the pages."""

    wards: list[Place]
    nurse: Account
    reader: Account
    responses: int
    open_concerns: int


def a_trust(wards: int, responses: int) -> Trust:
    """Build it; the first ward is the nurse's, the reader reads everything."""
    draw = random.Random(SEED)
    with transaction.atomic():
        top = an_organisation()
        services = [a_service(top) for _ in range(-(-wards // WARDS_IN_A_SERVICE))]
        places = [
            a_ward(services[n // WARDS_IN_A_SERVICE], days=COUNTED_DAYS)
            for n in range(wards)
        ]
        reader = an_account("first_reader", at=top)
        library = load_library(by=reader)
        fieldwork = open_standing_feedback(
            by=reader,
            slug="standing-feedback",
            title="Standing feedback",
            places=places,
            editions=dict.fromkeys(Group.values, library),
        )
    editions = {edition.instrument.code: edition for edition in library}
    check, telling = editions["ward-check"], editions["tell-us"]
    concerns = int(responses * OPENS_CONCERN)
    _checks(draw, fieldwork, check, places, responses - concerns)
    opened = _concerns(draw, fieldwork, telling, places, concerns)
    _know_the_tables()
    nurse = an_account("ward_staff", at=places[0])
    return Trust(places, nurse, reader, responses, opened)


def _checks(
    draw: random.Random,
    fieldwork: Fieldwork,
    edition: Edition,
    places: list[Place],
    count: int,
) -> None:
    starts, weights = _shifts(places[0]), _weights(draw, len(places))
    documents = [_document(draw) for _ in range(2000)]
    fill(
        _template(fieldwork, edition, places[0]),
        ("id", "place", "window_start", "group", "groups", "answers"),
        (
            (identity, place, start, group, [group], draw.choice(documents))
            for identity, place, start, group in zip(
                _identities(draw, count),
                draw.choices([p.pk for p in places], weights, k=count),
                draw.choices(starts, k=count),
                draw.choices(GROUPS, k=count),
                strict=True,
            )
        ),
    )


def _concerns(
    draw: random.Random,
    fieldwork: Fieldwork,
    edition: Edition,
    places: list[Place],
    count: int,
) -> int:
    starts = _shifts(places[0])
    of_response = list(_identities(draw, count))
    where = draw.choices([p.pk for p in places], k=count)
    when = draw.choices(starts, k=count)
    template = _template(fieldwork, edition, places[0])
    fill(
        template,
        ("id", "place", "window_start"),
        zip(of_response, where, when, strict=True),
    )
    states = draw.choices([State.CLOSED, State.UNREAD], [1 - IS_OPEN, IS_OPEN], k=count)
    identities = list(_identities(draw, count))
    fill(
        Concern(
            organisation=template.organisation,
            group=Group.SERVICE_USER,
            kinds=["went_wrong"],
            window_kind=WindowKind.SHIFT,
        ),
        ("id", "response", "place", "window_start", "state", "is_open"),
        (
            (identity, response, place, start, state, state == State.UNREAD)
            for identity, response, place, start, state in zip(
                identities, of_response, where, when, states, strict=True
            )
        ),
    )
    opened = [
        (identity, start)
        for identity, start, state in zip(identities, when, states, strict=True)
        if state == State.UNREAD
    ]
    _clocks(draw, template.organisation, opened)
    return len(opened)


def _clocks(
    draw: random.Random, organisation: UUID, opened: list[tuple[UUID, datetime]]
) -> None:
    promises = [Promise.ACKNOWLEDGED, Promise.READ, Promise.REPLIED, Promise.ACTED]
    due = {start: start + timedelta(days=7) for _, start in opened}
    fill(
        Clock(organisation=organisation),
        ("id", "concern", "promise", "due_at", "next_rung_at"),
        (
            (identity, concern, promise, due[start], due[start])
            for identity, (concern, start, promise) in zip(
                _identities(draw, len(opened) * len(promises)),
                [(c, s, p) for c, s in opened for p in promises],
                strict=True,
            )
        ),
    )


def _template(fieldwork: Fieldwork, edition: Edition, place: Place) -> Response:
    response = compose_response(given(fieldwork, edition, place)).response
    response.window_kind, response.is_settled = WindowKind.SHIFT, True
    return response


def _shifts(place: Place) -> list[datetime]:
    """The starts of all shifts in the years before this one."""
    moment = clock.now() - timedelta(days=DAYS)
    starts = []
    while (window := window_of(moment, WindowKind.SHIFT, place.zone)).end < clock.now():
        starts.append(window.start)
        moment = window.end
    return starts


def _weights(draw: random.Random, wards: int) -> list[float]:
    return [1.0, *(draw.lognormvariate(0, 0.6) for _ in range(wards - 1))]


def _document(draw: random.Random) -> dict[str, object]:
    return {
        "atmosphere": draw.choice(ATMOSPHERES),
        "direction": draw.choice(["better", "same", "worse", "skipped"]),
        "causes": draw.sample(CAUSES, draw.randint(1, 2)),
        "more": "skipped",
    }


def _identities(draw: random.Random, count: int) -> Iterator[UUID]:
    numbers = sorted(draw.getrandbits(128) for _ in range(count))
    return (UUID(int=number, version=4) for number in numbers)


def _know_the_tables() -> None:
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
