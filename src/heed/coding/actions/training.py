"""A model learns from what people coded in a project, and takes the place of the last.

It learns from words that may be used, is tested on people it did not learn from, and
is stored only if all of those words may still be used when it is done.
"""

from collections.abc import Callable, Iterable
from typing import Any
from uuid import UUID

import numpy as np
from django.db import transaction
from django.db.models import Max

from heed.coding import kept_models
from heed.coding.actions.looking import look
from heed.coding.actions.retiring import retire
from heed.coding.choices import Gone, Part
from heed.coding.errors import ProjectIsClosed, TakenBackMeanwhile
from heed.coding.models import KnownText, Project, TrainedModel
from heed.coding.queries.learnable import (
    Learnable,
    between_coders,
    learnable,
    model_in_use,
    said,
)
from heed.coding.still_allowed import still_allowed
from heed.coding.suggesting import door
from heed.foundation import clock
from heed.foundation.ids import new_id
from heed.people.models import Account
from heed.safeguards.audit import AT_THE_CONSOLE, About, Event, record

SEED = 42
TRIES = 3
BATCH = 1000

Tell = Callable[[str], None]


def train_on(
    project: Project, *, by: Account | None, tell: Tell = lambda sentence: None
) -> TrainedModel:
    """Learn from a project, store the model, and look at the texts it has not seen."""
    sentences = door.sentence_vectors()
    for _try in range(TRIES):
        found = learnable(project)
        data, texts = _data(found)
        model = door.train(
            data, sentences, seed=SEED, agreement=between_coders(project), say=tell
        )
        aside = {texts[at] for at in door.kept_aside(data, SEED)}
        stored = _store(project, found, texts, aside, model, by)
        if stored:
            look(stored, model, sentences, tell=tell)
            return stored
    raise TakenBackMeanwhile


def _data(found: Learnable) -> tuple[Any, list[UUID]]:
    """What the model learns from, and which text each row is; none is without words."""
    rows = list(said(found.texts))
    told = [(text, who, words) for text, who, words in rows if words]
    marks = [[one.pk in found.stands[text] for one in found.codes] for text, *_ in told]
    data = door.labelled(
        texts=[words for *_, words in told],
        groups=[who for _text, who, _words in told],
        labels=[one.label for one in found.codes],
        marks=np.array(marks, bool).reshape(len(told), len(found.codes)),
        empty_texts=len(rows) - len(told),
    )
    return data, [text for text, *_ in told]


def _store(
    project: Project,
    found: Learnable,
    texts: list[UUID],
    aside: set[UUID],
    model: Any,
    by: Account | None,
) -> TrainedModel | None:
    """Store a model in the place of the last; nothing where words were taken back."""
    pk = new_id()
    key = kept_models.keep(pk, door.to_bytes(model))
    with transaction.atomic():
        locked = Project.objects.select_for_update().get(pk=project.pk)
        if locked.closed_on:
            kept_models.remove(pk)
            raise ProjectIsClosed
        if not _all_allowed(locked, set(texts)):
            kept_models.remove(pk)
            return None
        if last := model_in_use(locked):
            retire(model=last, why=Gone.REPLACED)
        stored = TrainedModel.objects.create(
            pk=pk,
            organisation=locked.organisation,
            project=locked,
            framework_id=found.codes[0].framework_id,
            number=_next_number(locked),
            version=model.version,
            data=model.card["data"],
            card=_card(found, model),
            key=key,
            by=by,
            made_at=clock.now(),
        )
        _remember(stored, texts, aside)
        _note(stored, by)
    return stored


def _card(found: Learnable, model: Any) -> dict[str, Any]:
    """The score card, with each code's short name, and what was left out and why."""
    lines = [
        line | {"code": code.slug}
        for line, code in zip(model.card["labels"], found.codes, strict=True)
    ]
    left = {"unsettled": found.unsettled, "with_help": found.with_help}
    return model.card | {"labels": lines} | left


def _all_allowed(project: Project, texts: set[UUID]) -> bool:
    """Whether all words may still be used, those that it was only tested on too."""
    return texts <= set(still_allowed(project).values_list("pk", flat=True))


def _next_number(project: Project) -> int:
    newest = project.trained_models.aggregate(newest=Max("number"))["newest"]
    return (newest or 0) + 1


def _remember(model: TrainedModel, texts: Iterable[UUID], aside: set[UUID]) -> None:
    KnownText.objects.bulk_create(
        [
            KnownText(
                organisation=model.organisation,
                model=model,
                text_id=text,
                part=Part.ASIDE if text in aside else Part.LEARNT,
            )
            for text in texts
        ],
        batch_size=BATCH,
    )


def _note(model: TrainedModel, by: Account | None) -> None:
    record(
        by=by.pk if by else AT_THE_CONSOLE,
        event=Event.CODING_CHANGED,
        about=About("coding project", model.project_id),
        organisation=model.organisation,
        place=model.project.place_id,
        details={"model": model.version, "texts": model.card["texts"]},
    )
