"""A model looks at texts it did not learn from, and leaves its drafts with them.

Whatever it proposes is stored apart from codings. It says of every text how unsure it
was; that gives an order that a coder may choose, and leaves nothing out.
"""

from collections.abc import Callable, Iterator
from typing import Any
from uuid import UUID

import numpy as np
from django.db import connection, transaction
from django.db.models import Q

from heed.coding import kept_models
from heed.coding.actions.retiring import retire
from heed.coding.choices import Gone, Part
from heed.coding.errors import NothingToSuggestWith
from heed.coding.models import (
    Code,
    KnownText,
    Project,
    SuggestedCode,
    TrainedModel,
)
from heed.coding.queries.learnable import (
    model_in_use,
    no_longer_allowed,
    not_looked_at,
    said,
    waiting_for_a_turn,
)
from heed.coding.still_allowed import still_allowed
from heed.coding.suggesting import door
from heed.coding.turns import Waiting, turns
from heed.foundation.settling import settle, sweep

SOME = 500
Tell = Callable[[str], None]


def look_at_the_rest(project: Project, *, tell: Tell) -> TrainedModel:
    """Look at texts that came in since, with the model that is in use."""
    stored = model_in_use(project)
    content = kept_models.content_of(stored.pk, stored.key) if stored else None
    if stored is None or content is None:
        raise NothingToSuggestWith(
            "There is no model on this machine that could look at new texts.",
            "Let one learn from what was coded.",
        )
    if no_longer_allowed(stored):
        retire(model=stored, why=Gone.TAKEN_BACK)
        raise NothingToSuggestWith(
            "Words that the model learnt from may no longer be used, so it is gone.",
            "Let another one learn from what was coded.",
        )
    model = door.from_bytes(content)
    look(stored, model, door.sentence_vectors(), tell=tell)
    return stored


def look(stored: TrainedModel, model: Any, sentences: Any, *, tell: Tell) -> None:
    """Leave drafts and doubts with every text that the model did not learn from."""
    codes = _codes(stored)
    meanings = door.meanings(sentences)
    aside = KnownText.objects.filter(model=stored, part=Part.ASIDE, doubt=None)
    new = not_looked_at(stored).values_list("pk", flat=True)
    wanted = [*aside.values_list("text", flat=True), *new]
    for done, some in _batches(wanted):
        found = [(text, words) for text, _who, words in said(some) if words]
        if found and not _leave(stored, codes, model, meanings, found):
            return
        tell(f"{done} of {len(wanted)} texts looked at.")
    _give_turns(stored)
    if not connection.in_atomic_block:
        for rows in (KnownText, SuggestedCode):
            sweep(rows)


def _leave(
    stored: TrainedModel,
    codes: dict[str, Code],
    model: Any,
    meanings: Any,
    found: list[tuple[UUID, str]],
) -> bool:
    """Store what was seen of some texts; no more once the model is out of use."""
    words = [one for _text, one in found]
    drafts = model.suggest(words, meanings)
    doubts = np.abs(model.margins(words, meanings)).min(axis=1)
    with transaction.atomic():
        locked = Project.objects.select_for_update().get(pk=stored.project_id)
        in_use = TrainedModel.objects.filter(pk=stored.pk, gone_at=None)
        if locked.closed_on or not in_use.exists():
            return False
        texts = [text for text, _words in found]
        allowed = set(
            still_allowed(locked).filter(pk__in=texts).values_list("pk", flat=True)
        )
        kept = [at for at, text in enumerate(texts) if text in allowed]
        _know(stored, [(texts[at], float(doubts[at])) for at in kept])
        SuggestedCode.objects.bulk_create(
            _draft(stored, texts[at], codes[one.code], one)
            for at in kept
            for one in drafts[at]
        )
    return True


def _know(stored: TrainedModel, doubts: list[tuple[UUID, float]]) -> None:
    aside = KnownText.objects.filter(model=stored, text__in=[t for t, _ in doubts])
    known = {one.text_id: one for one in aside}
    new = []
    for text, doubt in doubts:
        row = known.get(text) or KnownText(
            organisation=stored.organisation,
            model=stored,
            text_id=text,
            part=Part.NEW,
        )
        row.doubt = doubt
        if text not in known:
            new.append(row)
    KnownText.objects.bulk_update(known.values(), ["doubt"])
    KnownText.objects.bulk_create(new)


def _draft(stored: TrainedModel, text: UUID, code: Code, found: Any) -> SuggestedCode:
    likely = found.likelihood
    return SuggestedCode(
        organisation=stored.organisation,
        model=stored,
        text_id=text,
        code=code,
        margin=found.margin,
        likelihood=None if likely is None else float(likely),
    )


@transaction.atomic
def _give_turns(stored: TrainedModel) -> None:
    """Give every text that nobody coded its turn; those that are hard keep theirs.

    All turns are given anew and all rows rewritten in random order: turns among new
    texts alone, or rows behind the others, would tell which texts came in together.
    """
    Project.objects.select_for_update().get(pk=stored.project_id)
    KnownText.objects.filter(model=stored).update(turn=None)
    rows = waiting_for_a_turn(stored)
    waiting = [Waiting(r.text.position, r.text.is_hard, r.doubt) for r in rows]
    for row, turn in zip(rows, turns(waiting), strict=True):
        row.turn = turn
    KnownText.objects.bulk_update(rows, ["turn"], batch_size=SOME)
    settle(KnownText, Q(model=stored))
    settle(SuggestedCode, Q(model=stored))


def _codes(stored: TrainedModel) -> dict[str, Code]:
    return {one.label: one for one in stored.framework.codes.all()}


def _batches(wanted: list[UUID]) -> Iterator[tuple[int, list[UUID]]]:
    for begin in range(0, len(wanted), SOME):
        some = wanted[begin : begin + SOME]
        yield begin + len(some), some
