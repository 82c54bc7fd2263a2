"""What an attacker does who wants to know which answer came with which invitation."""

import math
from pathlib import Path
from typing import Any
from uuid import UUID

from django.core import mail
from django.db import connection
from django.db.models import Model

from heed.foundation import backups
from heed.foundation.keyring import keys
from heed.foundation.keys import Purpose
from heed.foundation.models import IdempotencyKey
from heed.responses.invitation_codes import contact_in
from heed.responses.models import Invitation, Response
from tests.attacks import attacker
from tests.attacks.invited_world import Copy, World

COMMON = {"organisation", "fieldwork_id"}  # the same for all, so they tell nothing
Batch = tuple[list[UUID], list[UUID]]


def changed(before: Copy, after: Copy, model: type[Model]) -> set[Any]:
    """The rows of a table that came, went or are different in the second copy."""
    old, new = before[model], after[model]
    return {pk for pk in old.keys() | new.keys() if old.get(pk) != new.get(pk)}


def steps_of_answers(world: World) -> list[tuple[Copy, Copy]]:
    """The copies just before and just after each answer."""
    pairs = zip(world.copies, world.copies[1:], strict=False)
    return [(a, b) for a, b in pairs if len(b[Response]) > len(a[Response])]


def batches(world: World) -> list[Batch]:
    """Which answers can be of which invitations, for whoever compares copies.

    Each has the answers that came since invitations last changed, in their order, and
    the invitations that changed then, as the copy has them.
    """
    found, waiting = [], []
    for before, after in zip(world.copies, world.copies[1:], strict=False):
        came = after[Response].keys() - before[Response].keys()
        waiting += [one for one in world.responses if one in came]
        touched = changed(before, after, Invitation)
        if touched:
            found.append((waiting, [pk for pk in after[Invitation] if pk in touched]))
            waiting = []
    return found


def right_guesses(world: World) -> int:
    """How many answers whoever compares copies gives to the right person.

    The invitations of each batch are laid beside its answers as the store has them,
    and by each column that can be put in order; the best of these guesses counts.
    """
    truth = set(zip(world.responses, world.invitations, strict=True))
    rows = world.copies[-1][Invitation]
    columns = set(next(iter(rows.values()))) - COMMON
    orders = [list, *[by_column(rows, name) for name in columns]]
    return max(
        len(truth & set(zip(responses, order(touched), strict=False)))
        for order in orders
        for responses, touched in [joined(batches(world), order)]
    )


def by_column(rows: dict[Any, dict[str, Any]], name: str) -> Any:
    """Puts invitations into the order of a column, if it has one."""

    def value(pk: Any) -> Any:
        return attacker._comparable(rows[pk][name])

    has_order = not any(value(pk) is None for pk in rows)
    return (lambda pks: sorted(pks, key=value)) if has_order else list


def joined(found: list[Batch], order: Any) -> Batch:
    """All batches in one row, each ordered in itself."""
    return (
        [one for responses, touched in found for one in responses[: len(touched)]],
        [
            one
            for responses, touched in found
            for one in order(touched)[: len(responses)]
        ],
    )


def chance_of(found: list[Batch]) -> float:
    """The most right guesses that chance gives, but for one run in some ten thousand.

    A batch in random order has one right on average, with a variance of one, however
    long it is. With five batches chance is above the bound five times in a million, by
    each of some ten orders that are tried.
    """
    return len(found) + attacker.LIMIT * math.sqrt(len(found))


def all_traces(asked: list[UUID], tmp_path: Path) -> attacker.Traces:
    """What each store keeps of the rows of those who answered."""
    found = dict(attacker.seen_in_rows(asked, Invitation))
    if connection.vendor == "postgresql":
        return found | attacker.seen_by_postgresql(asked, Invitation)
    live, copy = Path(connection.settings_dict["NAME"]), tmp_path / "backup"
    backups.back_up(copy)
    parts = {
        "log": attacker.seen_in_log(live, asked, Invitation),
        "live": attacker.seen_in_file(live, asked, Invitation),
        "backup": attacker.seen_in_file(copy, asked, Invitation),
    }
    for where, traces in parts.items():
        found |= {f"{where}: {name}": told for name, told in traces.items()}
    return found


def keys_shared(world: World) -> set[bytes | str]:
    """Values that an answer and an invitation share, also by way of the key file.

    The attacker has the mails with their words, opens the addresses, and hashes each
    value under each key in the ways in which the house does.
    """
    copy = world.copies[-1]
    rows = [
        copy[model][pk]
        for owned in attacker.identities(world.responses).values()
        for model, pk in owned
    ]
    answers = values_of([*rows, *copy[IdempotencyKey].values()])
    asked = values_of(copy[Invitation].values()) | words_in_mails() | addresses(copy)
    made = {
        keys().keyed_hash(purpose, spelled)
        for value in asked
        for purpose in Purpose
        for spelled in ([value] if isinstance(value, bytes) else [value, said(value)])
    }
    made |= {digest[:16] for digest in made}
    return answers & (asked | made | {digest.hex() for digest in made})


def said(value: str) -> str:
    """As look-ups are made of words."""
    return f"look-up {value}"


def values_of(rows: Any) -> set[bytes | str]:
    """Everything in some rows that could be a key to something else."""
    return {
        bytes(value) if isinstance(value, bytes | memoryview) else str(value)
        for row in rows
        for name, value in row.items()
        if name not in COMMON and len(str(value)) > 11
    }


def words_in_mails() -> set[bytes | str]:
    """The words of every mail that was ever sent."""
    bodies = [message.body.split("#", 1)[1] for message in mail.outbox]
    return {body.split()[0].replace("-", " ") for body in bodies}


def addresses(copy: Copy) -> set[bytes | str]:
    """Where mails went, opened with the key file."""
    rows = copy[Invitation].values()
    return {contact_in(row["id"], bytes(row["contact"])).email for row in rows}
