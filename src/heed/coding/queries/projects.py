"""Coding projects, their people and their texts in numbers."""

from dataclasses import dataclass

from django.db.models import F

from heed.coding.access import coder_in, may_let_in, projects_of, settles
from heed.coding.choices import MarkState
from heed.coding.errors import NoSuchProject
from heed.coding.models import CodedText, Coder, Project, Source
from heed.coding.queries.basis import without_basis
from heed.coding.queries.desk import finished_by
from heed.coding.queries.notes_left import notes_to_look_at
from heed.coding.still_allowed import still_allowed
from heed.people.access import Permission, may
from heed.people.models import Account
from heed.responses.models import Fieldwork


@dataclass(frozen=True)
class CoderRow:
    """One coder and how far they are."""

    coder: Coder
    done: int
    skipped: int


def coding_projects(account: Account) -> list[Project]:
    """The projects that somebody works inside today, newest first."""
    found = projects_of(account).select_related("framework", "place")
    return list(found.order_by("-opened_on", "slug"))


def seat(account: Account, slug: str) -> Coder | None:
    """Who somebody is in a project of their organisation, or nothing outside it."""
    project = projects_of(account).filter(slug=slug).first()
    return coder_in(account, project) if project else None


def seats_that_settle(account: Account) -> list[Coder]:
    """The open projects in which somebody leads or settles, by title."""
    projects = coding_projects(account)
    seats = [coder_in(account, one) for one in projects if not one.closed_on]
    found = [seat for seat in seats if seat and settles(seat)]
    return sorted(found, key=lambda seat: seat.project.title)


def coders_of(project: Project) -> list[CoderRow]:
    """Everybody who codes or coded in a project, in the order in which they came."""
    found = list(project.coders.select_related("account").order_by("since", "label"))
    counts = finished_by([one.pk for one in found])
    return [
        CoderRow(
            one,
            counts.get((one.pk, MarkState.DONE), 0),
            counts.get((one.pk, MarkState.SKIPPED), 0),
        )
        for one in found
    ]


def could_code(project: Project) -> list[Account]:
    """People of the organisation who never worked inside a project, by name."""
    inside = project.coders.exclude(account=None)
    others = Account.objects.filter(organisation=project.organisation)
    free = others.exclude(pk__in=inside.values("account")).order_by("name")
    return [one for one in free if may(one, Permission.CODE_TEXTS)]


def texts_in(project: Project) -> int:
    """How many texts have come into a project."""
    return CodedText.objects.filter(project=project).count()


def texts_done(project: Project) -> int:
    """How many texts, still allowed, somebody is done with."""
    return still_allowed(project).filter(is_done=True).count()


def notes_waiting(project: Project) -> int:
    """How many notes may quote words that were taken back."""
    return notes_to_look_at(project).count()


def texts_without_basis(project: Project) -> int:
    """How many texts came with a file of which nobody has said why they may be used."""
    return without_basis(project).count()


def feedback_to_let_in(account: Account, project: Project) -> list[Fieldwork]:
    """Feedback that somebody may read at all its places and that is no source yet."""
    feedback = Fieldwork.objects.filter(organisation=account.organisation).exclude(
        kind=Fieldwork.Kind.SURVEY
    )
    new = feedback.exclude(pk__in=project.sources.values("fieldwork"))
    return [one for one in new.order_by("title") if may_let_in(account, one)]


def sources_of(project: Project) -> list[Source]:
    """Where a project's texts come from, by title; interviews first."""
    found = project.sources.select_related("fieldwork")
    return list(found.order_by(F("fieldwork__title").asc(nulls_first=True)))


def project_named(slug: str) -> Project:
    """A project by its short name, for whoever runs the installation."""
    found = list(Project.objects.filter(slug=slug).select_related("framework"))
    if len(found) != 1:
        known = sorted(set(Project.objects.values_list("slug", flat=True)))
        raise NoSuchProject(slug, known)
    return found[0]
