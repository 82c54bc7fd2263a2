"""Responses that raise a question, for those inside the study who decide about them.

Whoever looks opens rows, so each look is written down. Free writing is not shown here:
nobody is to be judged by how they write.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from heed.people.models import Account
from heed.responses.actions import decide_doubt
from heed.responses.choices import DoubtDecision, DoubtReason, Signal
from heed.responses.models import DoubtDecided, DoubtRule, Fieldwork, Response
from heed.responses.queries import (
    counts_of,
    decisions_about,
    doubtful,
    newest_decisions,
)
from heed.responses.queries.page_counts import CONSENTED, SHEET
from heed.responses.queries.shared import shared_responses
from heed.safeguards.audit import About, Event, record
from heed.studies.models import Study
from heed.studies.queries import custodian

MOST = 200  # on one page
LEAST, TIMES = 8, 1.5  # so many more said yes than opened the information


@dataclass(frozen=True)
class Doubt:
    """A response with its signals, and the decision that counts if there is one."""

    response: Response
    signals: set[Signal]
    newest: DoubtDecided | None = None


@dataclass(frozen=True)
class Doubts:
    """What waits to be looked at, and what was decided."""

    waiting: list[Doubt]
    more: int
    decided: list[Doubt]
    rules: list[DoubtRule]
    unread: list[str]  # ways by which far more said yes than opened the information


@dataclass(frozen=True)
class OneDoubt:
    """One response, with all that was decided about it."""

    doubt: Doubt
    history: list[DoubtDecided]


@transaction.atomic
def doubts_inside(*, by: Account, study: Study, fieldwork: Fieldwork) -> Doubts:
    """The responses of a survey that raise a question; the look is written down."""
    _note(custodian(by, study), study, About("fieldwork", fieldwork.id), "doubts")
    signals, newest = doubtful(fieldwork), newest_decisions(fieldwork)
    new = [one for one in signals if one not in newest]
    rows = shared_responses(fieldwork).in_bulk([*new[:MOST], *newest])
    return Doubts(
        waiting=_sorted(Doubt(rows[one], signals[one]) for one in new[:MOST]),
        more=max(len(new) - MOST, 0),
        decided=_sorted(
            Doubt(rows[one], _of(decided), decided)
            for one, decided in newest.items()
            if one in rows
        ),
        rules=list(fieldwork.doubt_rules.order_by("kind", "title")),
        unread=_unread(fieldwork),
    )


@transaction.atomic
def doubt_inside(
    *, by: Account, study: Study, fieldwork: Fieldwork, response: UUID
) -> OneDoubt | None:
    """One response that raises or raised a question; no other can be opened here."""
    who = custodian(by, study)
    found = shared_responses(fieldwork).filter(pk=response).first()
    if found is None:
        return None
    signals, history = doubtful(fieldwork).get(response, set()), decisions_about(found)
    if not signals and not history:
        return None
    _note(who, study, About("response", response), "doubt")
    newest = history[0] if history else None
    return OneDoubt(Doubt(found, signals or _of(newest), newest), history)


@transaction.atomic
def decide_inside(
    *,
    by: Account,
    study: Study,
    fieldwork: Fieldwork,
    response: UUID,
    reason: DoubtReason,
    note: str,
) -> DoubtDecided | None:
    """Keep or set aside a response that raises a question, as the reason says."""
    one = doubt_inside(by=by, study=study, fieldwork=fieldwork, response=response)
    if one is None:
        return None
    return decide_doubt(
        by=by,
        response=one.doubt.response,
        decision=decision_of(reason),
        reason=reason,
        note=note,
        signals=one.doubt.signals,
    )


def decision_of(reason: DoubtReason) -> DoubtDecision:
    """What a reason decides."""
    keeps = {DoubtReason.EXPLAINED, DoubtReason.NOT_ENOUGH, DoubtReason.MISTAKE}
    return DoubtDecision.KEPT if reason in keeps else DoubtDecision.SET_ASIDE


def _of(decided: DoubtDecided | None) -> set[Signal]:
    return {Signal(one) for one in decided.signals} if decided else set()


def _sorted(doubts: Iterable[Doubt]) -> list[Doubt]:
    return sorted(
        doubts, key=lambda one: (one.response.window_start, -len(one.signals))
    )


def _unread(fieldwork: Fieldwork) -> list[str]:
    """Ways by which far more people said yes than opened the information."""
    seen: dict[tuple[str, str], int] = defaultdict(int)
    for one in counts_of(fieldwork):
        seen[one.source, one.page] += one.count
    ways = sorted({source for source, _page in seen})
    return [way for way in ways if _is_odd(seen[way, CONSENTED], seen[way, SHEET])]


def _is_odd(agreed: int, informed: int) -> bool:
    return agreed >= informed + LEAST and agreed > TIMES * informed


def _note(who: UUID, study: Study, about: About, report: str) -> None:
    record(
        by=who,
        event=Event.AGGREGATE_OPENED,
        about=about,
        organisation=study.organisation,
        details={"study": study.slug, "report": report},
    )
