"""What other rooms and our own pages read of people and places."""

from heed.people.queries.accounts import (
    account_by_email,
    accounts_in,
    current_postings,
    holders,
    line_above,
    manager_on,
)
from heed.people.queries.facts import (
    PlaceFacts,
    RotaFacts,
    accounts_with_postings,
    named_postings,
    names_today,
    place_facts,
    rota_facts,
)
from heed.people.queries.hours import (
    is_bank_holiday,
    is_read_at,
    local_day,
    moment_at,
    next_reading,
    next_readings,
    reading_hours,
)
from heed.people.queries.numbers import (
    beds_on,
    coarseness_of,
    kind_on,
    latest_occupancy,
    possible_writers,
)
from heed.people.queries.places import (
    ancestors,
    name_on,
    open_places,
    organisation_of,
    place_by_code,
    place_for,
    places_where,
    shifts_of,
    sister_wards,
)
from heed.people.queries.readiness import ready_to_go_live
from heed.people.queries.rota import Gap, on_call, rota_gaps, rota_of
from heed.people.queries.writers import WritersHistory, writers_history

__all__ = [
    "Gap",
    "PlaceFacts",
    "RotaFacts",
    "WritersHistory",
    "account_by_email",
    "accounts_in",
    "accounts_with_postings",
    "ancestors",
    "beds_on",
    "coarseness_of",
    "current_postings",
    "holders",
    "is_bank_holiday",
    "is_read_at",
    "kind_on",
    "latest_occupancy",
    "line_above",
    "local_day",
    "manager_on",
    "moment_at",
    "name_on",
    "named_postings",
    "names_today",
    "next_reading",
    "next_readings",
    "on_call",
    "open_places",
    "organisation_of",
    "place_by_code",
    "place_facts",
    "place_for",
    "places_where",
    "possible_writers",
    "reading_hours",
    "ready_to_go_live",
    "rota_facts",
    "rota_gaps",
    "rota_of",
    "shifts_of",
    "sister_wards",
    "writers_history",
]
