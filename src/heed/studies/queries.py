"""Studies, their members and the tables that they promised."""

from uuid import UUID

from django.db.models import Q, QuerySet

from heed.instruments.models import Edition
from heed.instruments.queries import definition_of
from heed.people.access import Permission, may
from heed.people.days import today_of
from heed.people.models import Account
from heed.people.queries import places_where
from heed.responses.models import Fieldwork, WordsClock
from heed.studies.errors import (
    NoSuchStudy,
    NoSuchTable,
    NotInTheStudy,
    SeveralStudies,
)
from heed.studies.models import (
    PlannedTable,
    Study,
    StudyMember,
)


def planned_table(slug: str, study: str = "") -> PlannedTable:
    """A planned table by its name, and by its study's where several have one."""
    named = PlannedTable.objects.select_related("study").order_by("slug")
    inside = named.filter(study__slug=study) if study else named
    found = list(inside.filter(slug=slug))
    if not found:
        raise NoSuchTable(slug, sorted({one.slug for one in inside}))
    if len(found) > 1:
        raise SeveralStudies(slug, sorted(one.study.slug for one in found))
    return found[0]


def study_named(slug: str) -> Study:
    """A study by its name."""
    found = list(Study.objects.filter(slug=slug))
    if len(found) != 1:
        raise NoSuchStudy(slug, sorted(Study.objects.values_list("slug", flat=True)))
    return found[0]


def fieldworks_of(study: Study) -> list[Fieldwork]:
    """What a study gathers, oldest first."""
    return list(
        Fieldwork.objects.filter(studyfieldwork__study=study).order_by(
            "opens_on", "slug"
        )
    )


def surveys_inside(account: Account) -> list[Fieldwork]:
    """The surveys of the studies that somebody works inside today, by title."""
    return list(
        Fieldwork.objects.filter(
            kind=Fieldwork.Kind.SURVEY,
            studyfieldwork__study__in=_memberships(account),
        ).order_by("title")
    )


def study_of(fieldwork: Fieldwork) -> Study | None:
    """The study that gathers a fieldwork, if one does."""
    return Study.objects.filter(fieldworks__fieldwork=fieldwork).first()


def written_in(study: Study) -> dict[str, str]:
    """What people wrote in the blanks of a study's reports."""
    return dict(study.written.values_list("blank", "words"))


def takes_several(study: Study, item: str) -> bool:
    """Whether a question of a study takes several answers."""
    asked = Edition.objects.filter(
        fieldworkinstrument__fieldwork__studyfieldwork__study=study
    )
    found = (definition_of(one).by_code.get(item) for one in asked.distinct())
    return any(one is not None and one.kind == "several" for one in found)


def late_in_studies(account: Account) -> list[Fieldwork]:
    """Surveys in which words wait for longer than was promised, where one may know.

    Only that something is late is told, never how much or by whom.
    """
    today = today_of(account.organisation)
    late = WordsClock.objects.filter(
        organisation=account.organisation, met_on=None, due_on__lt=today
    )
    return list(
        Fieldwork.objects.filter(
            pk__in=late.values("response__fieldwork"),
            places__place__in=places_where(account, Permission.SEE_AUDIT),
        ).order_by("title")
    )


def custodian(by: Account | UUID, study: Study) -> UUID:
    """Who is written down as opening a study's rows; refused for anybody outside it.

    ``by`` is a member, or the identity that stands for the server's console.
    """
    if not isinstance(by, Account):
        return by
    if not works_inside(by, study):
        raise NotInTheStudy(study.title)
    return by.id


def studies_of(account: Account) -> list[Study]:
    """The studies that somebody works inside today, newest first."""
    return list(
        Study.objects.filter(organisation=account.organisation)
        .filter(pk__in=_memberships(account))
        .order_by("-opened_on", "slug")
    )


def study_for(account: Account, slug: str) -> Study | None:
    """One of them, or nothing for anybody who does not work inside it."""
    return next((one for one in studies_of(account) if one.slug == slug), None)


def fieldwork_in(study: Study, slug: str) -> Fieldwork | None:
    """A fieldwork that a study gathers."""
    return next((one for one in fieldworks_of(study) if one.slug == slug), None)


def table_in(study: Study, slug: str) -> PlannedTable | None:
    """A table that a study planned."""
    return study.tables.filter(slug=slug).select_related("study").first()


def members_of(study: Study) -> list[StudyMember]:
    """Who works inside a study today, by name."""
    held = study.members.filter(_held_today(study.organisation))
    return list(held.select_related("account").order_by("account__name"))


def could_join(study: Study) -> list[Account]:
    """Researchers of the organisation who do not work inside a study yet."""
    inside = {member.account_id for member in members_of(study)}
    return [
        account
        for account in Account.objects.filter(organisation=study.organisation)
        if account.id not in inside and may(account, Permission.DO_RESEARCH)
    ]


def works_inside(account: Account, study: Study) -> bool:
    """Whether somebody is a member of a study today."""
    held = _held_today(study.organisation)
    return study.members.filter(held, account=account).exists()


def _memberships(account: Account) -> QuerySet[StudyMember, UUID]:
    held = _held_today(account.organisation)
    return StudyMember.objects.filter(held, account=account).values("study")


def _held_today(organisation: UUID) -> Q:
    """Members who joined and have not left, by the day of their organisation."""
    today = today_of(organisation)
    return Q(Q(until=None) | Q(until__gt=today), since__lte=today)
