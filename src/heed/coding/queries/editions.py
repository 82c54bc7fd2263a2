"""Editions of findings, as far as somebody is among those for whom they are."""

from uuid import UUID

from django.db.models import QuerySet

from heed.coding.access import projects_of
from heed.coding.definition.framework import fingerprint
from heed.coding.errors import EditionTampered, NoEdition
from heed.coding.found import Found
from heed.coding.models import OUTSIDE, Edition, Project
from heed.people.access import below, postings_on
from heed.people.days import today_of
from heed.people.models import Account
from heed.safeguards.audience import Audience


def editions_of(project: Project) -> list[Edition]:
    """Every edition of a project, also those taken back, newest first."""
    found = project.editions.select_related("published_by", "taken_back_by")
    return list(found.order_by("-number"))


def edition_numbered(project: Project, number: int) -> Edition | None:
    """One edition of a project by its number."""
    return project.editions.filter(number=number).first()


def editions_for(account: Account) -> list[Edition]:
    """The editions that somebody outside projects may see, newest first."""
    found = _standing().filter(organisation=account.organisation)
    ordered = found.order_by("-published_on", "project__title", "-number")
    return [one for one in ordered if _is_for(account, one)]


def edition_for(account: Account, edition: UUID) -> Edition | None:
    """One edition, if somebody is among those for whom it is."""
    found = _standing().filter(organisation=account.organisation, pk=edition).first()
    return found if found and _is_for(account, found) else None


def public_editions() -> list[Edition]:
    """The editions that are for everybody, newest first, whoever published them."""
    found = _standing().filter(audience=Audience.PUBLIC.value)
    return list(found.order_by("-published_on", "project__title", "-number"))


def edition_for_everybody(edition: UUID) -> Edition | None:
    """An edition that is for everybody, also one that was taken back."""
    editions = Edition.objects.select_related("project", "framework")
    return editions.filter(pk=edition, audience=Audience.PUBLIC.value).first()


def newest_for(project: Project, audience: Audience) -> Edition:
    """The newest edition that an audience may see: its own, or one of a wider one."""
    wide = [one.value for one in OUTSIDE[OUTSIDE.index(audience) :]]
    found = _standing().filter(project=project, audience__in=wide)
    newest = found.order_by("-number").first()
    if newest is None:
        raise NoEdition(project.slug, audience.value)
    return newest


def found_of(edition: Edition) -> Found:
    """The figures of an edition, if they are those that came out."""
    if fingerprint(edition.figures) != edition.sha256:
        raise EditionTampered(edition.number)
    return Found.from_json(edition.figures)


def _standing() -> QuerySet[Edition]:
    editions = Edition.objects.filter(taken_back_on=None)
    return editions.select_related("project__place", "framework")


def _is_for(account: Account, edition: Edition) -> bool:
    """Whether somebody is of the audience; a ward is all that work under a place."""
    if edition.audience != Audience.WARD.value:
        return True
    if projects_of(account).filter(pk=edition.project_id).exists():
        return True
    held = postings_on(account, today_of(account.organisation))
    inside = below(account.organisation, [edition.project.place_id])
    return any(posting.place_id in inside for posting in held)
