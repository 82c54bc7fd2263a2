"""Sixty people who were asked by name, of whom thirty answer, each in a known order.

After each step the whole store is written down, as whoever takes backups has it.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db.models import Model

from heed.foundation import clock
from heed.foundation.worker import run_due
from heed.foundation.writer import Submission, submit_all
from heed.instruments.actions import load_library
from heed.instruments.queries import edition_in_use
from heed.people.models import Place
from heed.people.queries import coarseness_of
from heed.people.tests.factories import a_ward, an_account
from heed.responses.actions import compose_receipt, compose_response
from heed.responses.actions.invitations import (
    mark_used_invitations,
    using_invitation,
)
from heed.responses.actions.receipts import receipt_words
from heed.responses.choices import Entrance
from heed.responses.draft_body import DraftToken
from heed.responses.models import Fieldwork
from heed.responses.queries.invitations import invitation_of_words, invited_with
from heed.responses.tests.factories import given
from heed.responses.tests.invited import (
    a_survey,
    bring,
    someone,
    words_mailed_to,
    write_to_all,
)

BEGIN = datetime(2026, 3, 2, 8, tzinfo=UTC)
ANSWERED, A_DAY_ANSWER = 30, 6
Rows = dict[Any, dict[str, Any]]
Copy = dict[type[Model], Rows]


@dataclass
class World:
    """What happened, in truth, and every copy that was taken on the way."""

    place: Place
    survey: Fieldwork
    invitations: list[UUID] = field(default_factory=list)  # in order of answering
    responses: list[UUID] = field(default_factory=list)  # likewise
    copies: list[Copy] = field(default_factory=list)

    def copy(self) -> None:
        """Take a backup."""
        self.copies.append(whole_store())


def whole_store() -> Copy:
    """Every row of every table."""
    return {
        model: {row[model._meta.pk.attname]: row for row in rows.values()}
        for model in apps.get_models(include_auto_created=True)
        for rows in [model._base_manager.all()]
    }


def an_invited_world(
    also: Callable[[], object] = lambda: None, *, answered: int = ANSWERED
) -> World:
    """Half of a list answers, six a day; ``also`` is done after each answer."""
    with clock.at(BEGIN):
        place = a_ward(beds=40, staff=60)
        by = an_account("first_reader", at=place.parent)
        load_library(by=by)
        edition = edition_in_use(by.organisation, "ward-check")
        world = World(place, a_survey(place, by, edition))
        bring(world.survey, by, *[someone(number) for number in range(2 * answered)])
        write_to_all(world.survey, by)
        world.copy()
    for number in range(answered):
        day, turn = divmod(number, A_DAY_ANSWER)
        with clock.at(BEGIN + timedelta(days=day, minutes=7 * turn)):
            answer(world, edition, number)
            also()
            world.copy()
        if turn == A_DAY_ANSWER - 1:
            work_until(world, BEGIN + timedelta(days=day + 1, hours=-1))
    work_until(world, BEGIN + timedelta(days=7))
    return world


def answer(world: World, edition: Any, number: int) -> None:
    """Somebody comes in with the words of their mail, and gives their answers."""
    words = words_mailed_to(number)
    invited, token = invited_with(words), DraftToken.new()
    what = given(
        world.survey,
        edition,
        world.place,
        group="staff",
        entrance=Entrance.INVITATION,
        kind=coarseness_of(world.place, clock.now(), "staff").kind,
        answers={"atmosphere": 3},
    )
    composed = compose_response(what)
    receipt = compose_receipt(
        response=composed.response, words=receipt_words(token, "en-gb")
    )
    with using_invitation(
        invited.sealed, token=token, place=world.place, group="staff"
    ):
        rows = [*composed.rows, receipt]
        submit_all([Submission(key=token.idempotency_key, rows=rows)])
    world.invitations.append(invitation_of_words(words).pk)
    world.responses.append(composed.response.pk)


def work_until(world: World, moment: datetime) -> None:
    """The worker does all that is due by a moment; then a copy is taken."""
    with clock.at(moment):
        while run_due():
            pass
        mark_used_invitations()
        world.copy()
