"""Publishing what a project found for an audience outside it, and taking it back.

Every number goes through the gate, and its ledger knows what was shown before. So an
edition is made of whole blocks of people, each first shown together: no two editions,
months, places or groups can be subtracted to reach fewer than a block.
"""

from dataclasses import dataclass

from django.db import transaction

from heed.coding.actions.edition_parts import EditionMaker
from heed.coding.choices import CoderRole
from heed.coding.definition.framework import fingerprint
from heed.coding.errors import NotInTheProject, NotYoursToPublish
from heed.coding.found import Found
from heed.coding.models import Coder, CountedPerson, Edition, Project, Step
from heed.foundation import clock
from heed.people.days import today_of
from heed.safeguards.audience import Audience
from heed.safeguards.audit import About, Event, record


@dataclass(frozen=True)
class Choice:
    """For whom, and how finely times and places are told apart."""

    audience: Audience
    step: Step
    by_place: bool


@transaction.atomic
def publish_findings(*, by: Coder, choice: Choice, about: str) -> Edition:
    """Publish what an audience may see of a project today, as its next edition.

    ``about`` is what readers are told of how it came about, in the lead's words.
    """
    project = _for_lead(by)
    maker = EditionMaker(project, choice.audience, choice.step, choice.by_place)
    found = maker.made()
    figures = found.as_json()
    edition = Edition.objects.create(
        organisation=project.organisation,
        project=project,
        framework=project.framework,
        number=project.editions.count() + 1,
        audience=choice.audience.value,
        step=choice.step,
        by_place=choice.by_place,
        about=about,
        figures=figures,
        sha256=fingerprint(figures),
        blocks=maker.new_blocks,
        open_survey=maker.is_open,
        data_cut=clock.now(),
        published_on=today_of(project.organisation),
        published_by=by.account,
    )
    CountedPerson.objects.bulk_create(maker.counted, batch_size=1000)
    details = {"number": edition.number, "audience": choice.audience.value}
    _note(by, Event.FINDINGS_PUBLISHED, details)
    return edition


def look_first(*, by: Coder, choice: Choice) -> Found:
    """What an edition would show, for whoever would publish it; nothing is kept.

    It is made like an edition and then undone, so that looking uses nothing up.
    """
    with transaction.atomic():
        project = _for_lead(by)
        maker = EditionMaker(project, choice.audience, choice.step, choice.by_place)
        found = maker.made()
        transaction.set_rollback(True)
    return found


@transaction.atomic
def take_back_edition(*, by: Coder, edition: Edition, why: str) -> None:
    """Take an edition back: nobody is shown it any more. What was read stays read."""
    project = _for_lead(by)
    if edition.project_id != project.pk or edition.taken_back_on:
        raise NotInTheProject
    edition.taken_back_on = today_of(project.organisation)
    edition.taken_back_by = by.account
    edition.why = why
    edition.save(update_fields=["taken_back_on", "taken_back_by", "why"])
    _note(by, Event.FINDINGS_TAKEN_BACK, {"number": edition.number})


def _for_lead(by: Coder) -> Project:
    """The project, locked: two editions at once could overlap."""
    if by.role != CoderRole.LEAD or by.until:
        raise NotYoursToPublish
    projects = Project.objects.select_for_update(of=("self",))
    return projects.select_related("framework", "place").get(pk=by.project_id)


def _note(by: Coder, event: Event, details: dict[str, object]) -> None:
    record(
        by=by.account_id,
        event=event,
        about=About("coding project", by.project_id),
        organisation=by.organisation,
        place=by.project.place_id,
        details=details,
    )
