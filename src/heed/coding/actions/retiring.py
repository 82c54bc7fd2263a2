"""Taking a model out of use: its key goes at once, its drafts and its file with it."""

from functools import partial

from django.db import transaction
from django.db.models import Exists, OuterRef

from heed.coding import kept_models
from heed.coding.choices import Gone
from heed.coding.models import (
    Coding,
    Dismissal,
    KnownText,
    Project,
    SuggestedCode,
    TrainedModel,
)
from heed.coding.queries.learnable import no_longer_allowed
from heed.foundation import clock


@transaction.atomic
def retire(*, model: TrainedModel, why: Gone) -> None:
    """Take a model out of use; the score card stays, and drafts that were answered."""
    Project.objects.select_for_update().get(pk=model.project_id)
    used = TrainedModel.objects.filter(pk=model.pk, gone_at=None)
    if not used.update(gone_at=clock.now(), why_gone=why, key=b""):
        return
    coded = Coding.objects.filter(suggestion=OuterRef("pk"))
    dismissed = Dismissal.objects.filter(suggestion=OuterRef("pk"))
    unanswered = SuggestedCode.objects.filter(
        ~Exists(coded), ~Exists(dismissed), model=model
    )
    unanswered.delete()
    KnownText.objects.filter(model=model).delete()
    transaction.on_commit(partial(kept_models.remove, model.pk))


def clear_files() -> int:
    """Remove files that no model in use has; how many."""
    in_use = TrainedModel.objects.exclude(key=b"").values_list("pk", flat=True)
    return kept_models.clear_out(set(in_use))


def let_go_of_taken_back() -> int:
    """Take out of use each model that learnt from words that are no longer allowed.

    Words that are taken back altogether take the model with them at once; this finds
    a yes that was narrowed, and words that safeguarding has meanwhile.
    """
    stale = [
        m for m in TrainedModel.objects.filter(gone_at=None) if no_longer_allowed(m)
    ]
    for model in stale:
        retire(model=model, why=Gone.TAKEN_BACK)
    clear_files()
    return len(stale)
