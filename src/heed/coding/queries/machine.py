"""What the model in use says of texts that people judged, as one more coder.

It stands beside the people and never among them: it has no row of a coder, no codings
and no marks. Only texts that it did not learn from count, only what people judged
without its drafts before them, and only codes that are on.
"""

from dataclasses import dataclass
from uuid import UUID

from heed.coding.agreement import Judged
from heed.coding.choices import Part
from heed.coding.models import (
    Code,
    Coder,
    KnownText,
    Project,
    SuggestedCode,
    TrainedModel,
)
from heed.coding.queries import judged
from heed.coding.queries.learnable import model_in_use


@dataclass(frozen=True)
class Beside:
    """A model and what it and the people said; the model is the last of the coders."""

    model: TrainedModel
    people: tuple[Coder, ...]
    codes: tuple[Code, ...]
    judged: Judged


def model_beside_people(project: Project) -> Beside | None:
    """The model in use as a coder beside the people; nothing without one."""
    model = model_in_use(project)
    if model is None or model.framework_id != project.framework_id:
        return None
    on = {line["code"] for line in model.card["labels"] if line["on"]}
    codes = tuple(code for code in judged.codes_of(project) if code.slug in on)
    people = tuple(judged.people_who_code(project))
    seen = _not_learnt_from(model)
    done = {
        text: who | {model.pk}
        for text, who in _done_alone(project).items()
        if text in seen
    }
    applied = [
        (one.text, one.coder, one.code)
        for one in judged.passages(project)
        if one.text in done
    ]
    applied += [(text, model.pk, code) for text, code in _proposed(model)]
    coders = [*(one.pk for one in people), model.pk]
    return Beside(
        model,
        people,
        codes,
        Judged.of(done, applied, coders, [code.pk for code in codes]),
    )


def _done_alone(project: Project) -> dict[UUID, set[UUID]]:
    """For each text, who is done with it and had no suggested codes before them."""
    done = judged.done_by(project)
    for text, coder in judged.steered(project):
        done.get(text, set()).discard(coder)
    return {text: who for text, who in done.items() if who}


def _not_learnt_from(model: TrainedModel) -> set[UUID]:
    """The texts that a model looked at and did not learn from."""
    known = KnownText.objects.filter(model=model, doubt__isnull=False)
    return set(known.exclude(part=Part.LEARNT).values_list("text", flat=True))


def _proposed(model: TrainedModel) -> list[tuple[UUID, UUID]]:
    return list(SuggestedCode.objects.filter(model=model).values_list("text", "code"))
