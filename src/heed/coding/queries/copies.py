"""Research texts that have no edited copy yet: all of them, oldest first."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce, TruncDate

from heed.coding.models import InterviewConsent
from heed.coding.research_access import research_places, research_surveys
from heed.instruments.models import Edition
from heed.instruments.queries import definition_of
from heed.people.models import Account, Place, PlaceName
from heed.responses.choices import Decision, Purpose, State, TextKind
from heed.responses.models import ConsentDecision, Text, TextVersion

A_PAGE = 50
RESEARCH = Q(purpose=Purpose.RESEARCH)
STANDS = {"purpose": Purpose.RESEARCH, "decision": Decision.YES, "withdrawn_on": None}


@dataclass(frozen=True)
class Waiting:
    """A page of the queue, how many wait in all, and where the next page begins."""

    texts: list[Text]
    total: int
    next_from: int | None


def research_texts(account: Account) -> QuerySet[Text]:
    """The texts that an account may read for research, as far as people agreed."""
    agreed = ConsentDecision.objects.filter(response=OuterRef("response"), **STANDS)
    answers = (
        Q(kind=TextKind.ANSWER)
        & Q(response__fieldwork__in=research_surveys(account))
        & ~Q(response__state=State.WITHDRAWN)
        & Exists(agreed)
    )
    said_yes = InterviewConsent.objects.filter(
        interview=OuterRef("interview"), **STANDS
    )
    interviews = (
        Q(kind=TextKind.TRANSCRIPT)
        & Q(interview__place__in=research_places(account))
        & Q(interview__withdrawn_on=None)
        & Exists(said_yes)
    )
    return (
        Text.objects.filter(answers | interviews, key__isnull=False)
        .exclude(_about_somebody(account))
        .select_related("response", "interview", "place")
    )


def research_text(account: Account, pk: UUID) -> Text | None:
    """One of them."""
    return research_texts(account).filter(pk=pk).first()


def waiting_for_a_copy(account: Account, start: int = 0) -> Waiting:
    """Those without an edited copy for research, oldest first; none is left out."""
    copies = TextVersion.objects.filter(RESEARCH, text=OuterRef("pk"))
    found = research_texts(account).exclude(Exists(copies))
    given = Coalesce(TruncDate("response__window_start"), "interview__month")
    total = found.count()
    texts = list(
        found.annotate(given_on=given).order_by("given_on", "pk")[
            start : start + A_PAGE
        ]
    )
    end = start + A_PAGE
    return Waiting(texts, total, end if end < total else None)


def copies_of(text: Text) -> QuerySet[TextVersion]:
    """The edited copies of a text for research, newest first."""
    return text.versions.filter(RESEARCH).order_by("-number")


def given_on(text: Text) -> date:
    """The day from which a text's age counts, as coarse as it is kept."""
    if text.response_id:
        return text.response.window_start.date()
    return text.interview.month


def known_names(text: Text) -> tuple[list[str], list[str]]:
    """Names of the organisation's staff, and of its places, to look for in words."""
    people = Account.objects.filter(organisation=text.organisation)
    places = Place.objects.filter(organisation=text.organisation)
    names = PlaceName.objects.filter(place__in=places)
    return (
        list(people.values_list("name", flat=True)),
        list(names.values_list("name", flat=True)),
    )


def _about_somebody(account: Account) -> Q:
    """Answers that name staff, or are kept from a place: they are no research text."""
    asked = Edition.objects.filter(
        fieldworkinstrument__fieldwork__in=research_surveys(account)
    )
    found = Q(pk__in=[])
    for edition in asked.distinct():
        definition = definition_of(edition)
        kept = definition.naming_codes | definition.kept_from_place
        found |= Q(response__edition=edition, item__in=kept)
    return found
