"""Interviews and their papers, for those who may work on them."""

from uuid import UUID

from django.db.models import Q, QuerySet

from heed.coding.models import Interview, InterviewConsent, Paper, TurnList
from heed.coding.research_access import research_places
from heed.people.models import Account, Place
from heed.responses.choices import Decision, Purpose
from heed.responses.models import Text


def interviews_for(account: Account) -> QuerySet[Interview]:
    """The interviews that an account may work on, newest month first."""
    return (
        Interview.objects.filter(place__in=research_places(account))
        .select_related("place", "text", "guide", "protocol")
        .order_by("-month", "code", "id")
    )


def interview_for(account: Account, pk: UUID) -> Interview | None:
    """One interview, if the account may work on it."""
    return interviews_for(account).filter(pk=pk).first()


def places_for_interviews(account: Account) -> QuerySet[Place]:
    """Where an account may record interviews."""
    return Place.objects.filter(pk__in=research_places(account)).order_by("slug")


def papers_for(account: Account) -> QuerySet[Paper]:
    """The papers that an account may use, each kind and title with newest first."""
    places = Place.objects.filter(pk__in=research_places(account))
    papers = Paper.objects.filter(organisation__in=places.values("organisation"))
    return papers.order_by("kind", "title", "slug", "-number")


def consents_to(interview: Interview, purpose: Purpose = Purpose.RESEARCH) -> bool:
    """Whether the person said yes to a purpose, and still does."""
    return InterviewConsent.objects.filter(
        interview=interview,
        purpose=purpose,
        decision=Decision.YES,
        withdrawn_on=None,
    ).exists()


def texts_of(taken_back: UUID) -> QuerySet[Text]:
    """The texts of a response or an interview with this identity.

    What follows a withdrawal (``follows("codings", RESPONSE, INTERVIEW)``) is told one
    identity, of either kind; whoever holds something made of texts finds them by this.
    """
    return Text.objects.filter(Q(response=taken_back) | Q(interview=taken_back))


def turns_of(text: Text, version: int = 0) -> list[list]:
    """The turns of a version; none where a text is no transcript."""
    found = TurnList.objects.filter(text=text, version=version).first()
    return found.turns if found else []
