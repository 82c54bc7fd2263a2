"""Making weights from the reference populations of a survey, and finding them."""

from collections.abc import Sequence

from django.db import transaction
from django.db.models import QuerySet

from heed.people.days import today_of
from heed.people.models import Account
from heed.responses.choices import Group
from heed.responses.models import Fieldwork
from heed.safeguards.audit import About, Event, record
from heed.studies.errors import NoSuchWeighting, WeightsImpossible
from heed.studies.models import Reference, Study, Weighting, WeightMethod
from heed.studies.queries import custodian
from heed.studies.weighting.fitted import fitted
from heed.warehouse.queries import fieldwork_dataset

Bounds = tuple[float, float]


@transaction.atomic
def make_weights(
    *,
    by: Account,
    study: Study,
    fieldwork: Fieldwork,
    slug: str,
    title: str,
    group: Group,
    items: Sequence[str] = (),
    bounds: Bounds | None = None,
) -> Weighting:
    """Make weights for one group, and keep with the study how they were made.

    ``items`` are the questions with a reference population; all of them, if empty.
    ``bounds`` keep each weight between two numbers beside the mean of 1.
    """
    who = custodian(by, study)
    weighting = Weighting(
        organisation=study.organisation,
        study=study,
        fieldwork=fieldwork,
        slug=slug,
        title=title,
        group=group.value,
        method=WeightMethod.BOUNDED if bounds else WeightMethod.RAKED,
        inputs=_inputs(fieldwork, group, items),
        least=bounds[0] if bounds else None,
        most=bounds[1] if bounds else None,
        made_on=today_of(study.organisation),
        made_by=who,
    )
    dataset = fieldwork_dataset(fieldwork)
    if weighting.column in {column.name for column in dataset.columns}:
        raise WeightsImpossible(
            f"A question has the code {weighting.column} already: choose another name."
        )
    made = fitted(dataset, weighting)
    weighting.people = len(made.weights)
    weighting.design_effect = made.design_effect
    weighting.smallest = float(made.weights.min())
    weighting.largest = float(made.weights.max())
    weighting.save(force_insert=True)
    record(
        by=who,
        event=Event.STUDY_CHANGED,
        about=About("study", study.id),
        organisation=study.organisation,
        details={"weights": slug, "fieldwork": fieldwork.slug},
    )
    return weighting


def groups_expected(fieldwork: Fieldwork) -> list[str]:
    """The groups of which a study said whom it expected to hear."""
    named = Reference.objects.filter(fieldwork=fieldwork).order_by("group")
    return list(dict.fromkeys(named.values_list("group", flat=True)))


def weightings_of(fieldwork: Fieldwork) -> QuerySet[Weighting]:
    """The weights of a survey, by name."""
    return Weighting.objects.filter(fieldwork=fieldwork).order_by("slug")


def weighting_named(study: Study, slug: str) -> Weighting:
    """One of a study's weightings; refused with the names that there are."""
    known = study.weightings.select_related("study", "fieldwork").order_by("slug")
    found = known.filter(slug=slug).first()
    if found is None:
        raise NoSuchWeighting(slug, list(known.values_list("slug", flat=True)))
    return found


def _inputs(fieldwork: Fieldwork, group: Group, items: Sequence[str]) -> list[dict]:
    """The reference populations as they are today."""
    there = Reference.objects.filter(fieldwork=fieldwork, group=group.value)
    wanted = there.filter(item__in=items) if items else there
    found = list(wanted.order_by("item"))
    lacking = set(items) - {one.item for one in found}
    if lacking or not found:
        named = f" for {', '.join(sorted(lacking))}" if lacking else ""
        raise WeightsImpossible(
            f"There is no reference population of this group{named}. Say first whom "
            "you expected to hear."
        )
    return [
        {
            "item": one.item,
            "source": one.source,
            "dated": one.dated.isoformat(),
            "shares": one.shares,
        }
        for one in found
    ]
