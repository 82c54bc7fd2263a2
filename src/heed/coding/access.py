"""Who works inside a coding project, and which of its texts they may read.

Nobody outside a project finds it. Inside, a coder sees the edited copies that came in,
but never one of a concern to which they stand too close, whatever their role is.
"""

from django.db.models import Exists, OuterRef, Q, QuerySet

from heed.coding.choices import CoderRole
from heed.coding.models import CodedText, Coder, Project
from heed.coding.still_allowed import still_allowed
from heed.concerns.access import closeness_of, kept_from
from heed.people.access import Permission, may
from heed.people.days import today_of
from heed.people.models import Account
from heed.responses.models import Fieldwork

SETTLES = frozenset({CoderRole.LEAD, CoderRole.ADJUDICATOR})
CODES = frozenset({CoderRole.LEAD, CoderRole.CODER})


def projects_of(account: Account) -> QuerySet[Project]:
    """The projects that somebody works inside today."""
    inside = _today(account).values("project")
    return Project.objects.filter(organisation=account.organisation, pk__in=inside)


def coder_in(account: Account, project: Project) -> Coder | None:
    """Who somebody is in a project, or nothing for anybody outside it."""
    return _today(account).filter(project=project).select_related("project").first()


def readable_texts(account: Account, project: Project) -> QuerySet[CodedText]:
    """The texts that writers still allow, and to which somebody is not too close.

    Too close is whoever a concern is kept from, and whoever works on the ward of which
    a person told, in a survey or an interview as much as in feedback.
    """
    # Asked of each text alone, so that one text costs one look and not all concerns.
    close = kept_from(account).filter(response=OuterRef("person"))
    own_wards = Q(place__in=closeness_of(account).wards, source__isnull=False)
    return still_allowed(project).filter(~Exists(close)).exclude(own_wards)


def may_let_in(account: Account, fieldwork: Fieldwork) -> bool:
    """Whether somebody reads the words of a fieldwork wherever it takes place."""
    places = [one.place for one in fieldwork.places.select_related("place")]
    return bool(places) and all(
        may(account, Permission.READ_WORDS, place) for place in places
    )


def settles(coder: Coder) -> bool:
    """Whether somebody sees everybody's codes and settles disagreements."""
    return coder.role in SETTLES


def codes(coder: Coder) -> bool:
    """Whether somebody codes texts."""
    return coder.role in CODES


def _today(account: Account) -> QuerySet[Coder]:
    today = today_of(account.organisation)
    return Coder.objects.filter(
        Q(until=None) | Q(until__gt=today), account=account, since__lte=today
    )
