"""Which responses raise a question, and which a person has set aside."""

from collections import Counter
from uuid import UUID

from django.db.models import QuerySet

from heed.instruments.definition import Item
from heed.instruments.queries import definition_of
from heed.responses.choices import DoubtDecision, Signal
from heed.responses.models import DoubtDecided, DoubtRule, Fieldwork, Response
from heed.responses.queries.shared import shared_responses
from heed.responses.signals import READ, Asked, Rule, Seen, signals_of


def set_aside(fieldwork: Fieldwork) -> QuerySet[DoubtDecided, UUID]:
    """The identities of the responses that a person has set aside; they all stay."""
    newest = DoubtDecided.objects.filter(
        response__fieldwork=fieldwork,
        is_newest=True,
        decision=DoubtDecision.SET_ASIDE,
    )
    return newest.values_list("response_id", flat=True)


def without_set_aside(
    rows: QuerySet[Response], fieldwork: Fieldwork
) -> QuerySet[Response]:
    """The one filter for everything that is shown without those set aside."""
    return rows.exclude(pk__in=set_aside(fieldwork))


def set_aside_by_signal(fieldwork: Fieldwork) -> tuple[int, dict[str, int]]:
    """How many answers that may be used are set aside, and by which signal.

    One response can have several signals, so these add up to more than the first.
    """
    named = DoubtDecided.objects.filter(
        response__in=shared_responses(fieldwork).values("pk"),
        is_newest=True,
        decision=DoubtDecision.SET_ASIDE,
    ).values_list("signals", flat=True)
    every = list(named)
    counts = Counter(signal for signals in every for signal in signals)
    return len(every), {s.value: counts[s] for s in Signal if counts[s]}


def doubtful(fieldwork: Fieldwork) -> dict[UUID, set[Signal]]:
    """The responses that a person should look at, with the signals of each."""
    rows = shared_responses(fieldwork).values_list(*READ)
    return signals_of((Seen(*row) for row in rows.iterator()), _asked(fieldwork))


def decisions_about(response: Response) -> list[DoubtDecided]:
    """What was decided about a response, newest first."""
    return list(response.doubts.order_by("-number"))


def newest_decisions(fieldwork: Fieldwork) -> dict[UUID, DoubtDecided]:
    """The decision that counts, for each response that has one."""
    found = DoubtDecided.objects.filter(response__fieldwork=fieldwork, is_newest=True)
    return {one.response_id: one for one in found}


def telling_answers(fieldwork: Fieldwork) -> dict[str, frozenset[str]]:
    """The closed items of a survey with the answers that tell something.

    An answer that stands alone, such as “I don't know”, is not among them.
    """
    found: dict[str, frozenset[str]] = {}
    for item in _items(fieldwork):
        codes = frozenset(o.code for o in item.choices if not o.exclusive)
        if item.kind in {"one_choice", "several", "five_point"}:
            found[item.code] = codes | found.get(item.code, frozenset())
    return found


def _items(fieldwork: Fieldwork) -> list[Item]:
    editions = {one.edition for one in fieldwork.instruments.select_related("edition")}
    return [item for edition in editions for item in definition_of(edition).items]


def _asked(fieldwork: Fieldwork) -> Asked:
    return Asked(
        sources=frozenset(fieldwork.sources.values_list("tag", flat=True)),
        telling=telling_answers(fieldwork),
        rules=tuple(_rule(one) for one in fieldwork.doubt_rules.all()),
    )


def _rule(row: DoubtRule) -> Rule:
    named = [(row.item, row.answers), (row.other_item, row.other_answers)]
    pairs = tuple((item, frozenset(codes)) for item, codes in named if item)
    return Rule(Signal(row.kind), pairs)
