"""Which concerns an account may read, and who may read a concern."""

from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from heed.concerns.access.closeness import Closeness, closeness_of
from heed.concerns.choices import Circle, Scope, WhyExcluded
from heed.concerns.models import (
    Concern,
    ConflictDeclaration,
    Entrusted,
    ExcludedReader,
    RetaliationReport,
    StaffConcerned,
)
from heed.people.access import Permission, may, reach, roles_with
from heed.people.days import today_of
from heed.people.models import Account, Posting, RoleName

PERMISSION = {
    Circle.ORDINARY: Permission.READ_WORDS,
    Circle.SAFEGUARDING: Permission.READ_ALLEGATIONS,
}


def readable(account: Account) -> QuerySet[Concern]:
    """Every concern that an account may read, open or not."""
    if not account.is_active:
        return Concern.objects.none()
    close = closeness_of(account)
    return Concern.objects.filter(
        _reached(account, close), organisation=account.organisation
    ).exclude(_too_close(account, close))


def may_read(account: Account, concern: Concern) -> bool:
    """Whether an account may read one concern."""
    return readable(account).filter(pk=concern.pk).exists()


def desk_places(account: Account) -> set[UUID]:
    """The places whose concerns an account may read as far as its role goes."""
    return reach(account, Permission.READ_WORDS)


def has_declared(account: Account, concern: Concern) -> bool:
    """Whether a reader said that they do not stand too close to a concern."""
    return ConflictDeclaration.objects.filter(
        concern=concern, reader=account, has_conflict=False
    ).exists()


def has_conflict(account: Account, concern: Concern) -> bool:
    """Whether a reader declared a conflict of interest."""
    return ConflictDeclaration.objects.filter(
        concern=concern, reader=account, has_conflict=True
    ).exists()


def readers_of(concern: Concern) -> list[Account]:
    """The accounts that may read a concern today, by name."""
    roles = roles_with(PERMISSION[Circle(concern.circle)])
    entrusted = Entrusted.objects.filter(concern=concern).values("account")
    candidates = _in_roles(concern, roles) | Account.objects.filter(id__in=entrusted)
    return [a for a in candidates.distinct().order_by("name") if may_read(a, concern)]


def stand_ins_for(concern: Concern) -> list[Account]:
    """Who takes a concern that no reader of the place may read.

    Safeguarding leads of anywhere in the organisation, else its patient safety leads;
    never one who stands too close, or who works at the place.
    """
    for role in (RoleName.SAFEGUARDING_LEAD, RoleName.PATIENT_SAFETY_LEAD):
        found = [a for a in _in_roles(concern, [role]) if not is_kept_out(a, concern)]
        if found:
            return found
    return []


def reads_reports(account: Account, concern: Concern) -> bool:
    """Whether an account may read what a writer told of harm for having spoken up.

    Each lead outside the ward may who is not too close, and a lead of elsewhere to whom
    the concern was given. A first reader never: it could be about them.
    """
    return may_read(account, concern) and (
        may(account, Permission.READ_ALLEGATIONS, concern.place)
        or Entrusted.objects.filter(concern=concern, account=account).exists()
    )


def reports_for(account: Account) -> QuerySet[RetaliationReport]:
    """Every report of harm for having spoken up that an account may read."""
    given = Entrusted.objects.filter(concern=OuterRef("concern"), account=account)
    as_lead = Q(concern__place__in=reach(account, Permission.READ_ALLEGATIONS))
    return RetaliationReport.objects.filter(
        as_lead | Exists(given), concern__in=readable(account)
    )


def kept_from(account: Account) -> QuerySet[Concern]:
    """Every concern to which an account stands too close, whatever its role is."""
    close = closeness_of(account)
    return Concern.objects.filter(
        Q(place__in=close.wards) | _too_close(account, close),
        organisation=account.organisation,
    )


def is_kept_out(account: Account, concern: Concern) -> bool:
    """Whether an account stands too close to a concern, whatever its role is."""
    close = closeness_of(account)
    if concern.place_id in close.wards:
        return True
    return Concern.objects.filter(_too_close(account, close), pk=concern.pk).exists()


def _in_roles(concern: Concern, roles: list[str]) -> QuerySet[Account]:
    today = today_of(concern.organisation)
    held = Posting.objects.filter(
        Q(until=None) | Q(until__gt=today),
        organisation=concern.organisation,
        role__in=roles,
        since__lte=today,
    )
    return Account.objects.filter(
        Q(active_until=None) | Q(active_until__gt=today),
        id__in=held.values("account"),
        active_from__lte=today,
    ).order_by("name")


def _reached(account: Account, close: Closeness) -> Q:
    by_role = [
        Q(circle=circle, place__in=reach(account, permission))
        for circle, permission in PERMISSION.items()
    ]
    given = Entrusted.objects.filter(concern=OuterRef("pk"), account=account)
    is_given = Q(Exists(given)) & ~Q(place__in=close.wards)
    return by_role[0] | by_role[1] | is_given


def _too_close(account: Account, close: Closeness) -> Q:
    excluded = ExcludedReader.objects.filter(
        _scopes(account, close), concern=OuterRef("pk")
    )
    concerned = StaffConcerned.objects.filter(
        concern=OuterRef("pk"), account__in=close.people
    )
    return (
        Q(Exists(excluded)) | Q(Exists(concerned)) | Q(pk__in=_excluded_by_place(close))
    )


def _scopes(account: Account, close: Closeness) -> Q:
    """What the writer named covers ward and line; a reader's conflict only themselves.

    A name must keep out as much before a reader has confirmed it as it does after.
    """
    named = Q(why=WhyExcluded.WRITER, account__in=close.people)
    return Q(scope=Scope.ACCOUNT) & (Q(account=account) | named) | Q(
        scope=Scope.ROLE, role__in=close.roles
    )


def _excluded_by_place(close: Closeness) -> QuerySet[ExcludedReader]:
    """Concerns whose writers kept out the ward or its managers, where this is one."""
    return ExcludedReader.objects.filter(
        Q(scope=Scope.WARD, concern__place__in=close.wards)
        | Q(scope=Scope.MANAGER, concern__place__in=close.manages)
    ).values("concern")
