"""A door: where somebody came in, and what stands behind it."""

from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import get_language

from heed.people.models import Place
from heed.reception.models import Tablet
from heed.responses.choices import Entrance, Mode, Variant
from heed.responses.draft_body import DraftBody
from heed.responses.models import Fieldwork

# Ways in which an address may be shared. The list is closed: a word that one person
# alone was sent would be a name.
SOURCES = frozenset({"discharge", "email", "leaflet", "letter", "screen", "website"})


@dataclass(frozen=True)
class Door:
    """A place's short address, or its shared tablet; plain or in Easy Read."""

    place: Place
    easy_read: bool = False
    tablet: Tablet | None = None

    is_survey = False
    stem = "/p/"  # how its addresses begin

    @property
    def code(self) -> str:
        """What its address is called."""
        return self.place.code

    def holds(self, body: DraftBody) -> bool:
        """Whether answers so far were begun at this door."""
        return body.place == str(self.place.id)

    @property
    def root(self) -> str:
        """The address without its language under which all of the door's pages are."""
        return "/tablet/" if self.tablet else f"{self.stem}{self.code}/"

    @property
    def variant(self) -> str:
        """The wording that this door shows."""
        return Variant.EASY_READ if self.easy_read else Variant.STANDARD

    @property
    def mode(self) -> str:
        """How words come in here, unless somebody writes for the person."""
        return Mode.TABLET if self.tablet else Mode.OWN_DEVICE

    def entrance(self, said: str) -> str:
        """How one came in: what the address says, as far as we know the word."""
        if self.tablet:
            return Entrance.TABLET
        return Entrance.POSTER if said == Entrance.POSTER else Entrance.LINK

    def source_tag(self, said: str) -> str:
        """By which shared address one came in; only words that many people share."""
        return said if said in SOURCES and not self.tablet else ""

    def url(self, page: str, **parts: Any) -> str:
        """The address of one of the door's pages, in the language of the page."""
        namespace = "tablet" if self.tablet else "door"
        if self.easy_read:
            namespace += "-easy"
        if not self.tablet:
            parts["code"] = self.code
        return _address(f"{namespace}:{page}", parts)

    @property
    def home_url(self) -> str:
        """Where one begins anew: on a shared tablet always the start of its place."""
        return self.url("start")

    @property
    def helping_place(self) -> Place:
        """Where somebody is who needs help now."""
        return self.place

    @property
    def back_url(self) -> str:
        """Where one comes back with one's words."""
        return reverse("tablet-back:words" if self.tablet else "back:words")

    def other_wording(self) -> "Door":
        """The same door in Easy Read, or back from it."""
        return replace(self, easy_read=not self.easy_read)


@dataclass(frozen=True)
class SurveyDoor(Door):
    """A survey's short address, or a shared tablet that offers it; plain or Easy Read.

    ``sources`` are the ways by which its address is shared, as declared beforehand.
    The place is whoever runs the survey, on a tablet too: of the ward nothing is kept.
    """

    survey: Fieldwork = field(kw_only=True)
    sources: frozenset[str] = frozenset()

    is_survey = True
    stem = "/s/"

    @property
    def code(self) -> str:
        """What its address is called."""
        return self.survey.code

    def holds(self, body: DraftBody) -> bool:
        """Whether answers so far were begun at this door."""
        return body.fieldwork == str(self.survey.id)

    def source_tag(self, said: str) -> str:
        """By which declared way one came; nothing for any other word."""
        return said if said in self.sources and not self.tablet else ""

    @property
    def home_url(self) -> str:
        """Where one begins anew: on a shared tablet always the start of its place."""
        if self.tablet is None:
            return self.url("start")
        return reverse("tablet-easy:start" if self.easy_read else "tablet:start")

    @property
    def helping_place(self) -> Place:
        """Where somebody is who needs help now: the ward, where its tablet is used."""
        return self.tablet.place if self.tablet else self.place

    def url(self, page: str, **parts: Any) -> str:
        """The address of one of the survey's pages, in the language of the page."""
        namespace = "tablet-survey" if self.tablet else "survey"
        if self.easy_read:
            namespace += "-easy"
        return _address(f"{namespace}:{page}", parts | {"code": self.code})


def _address(name: str, parts: dict[str, Any]) -> str:
    language = get_language()  # stands in the address
    return _reversed(name, tuple(parts.items()), language, settings.ROOT_URLCONF)


@lru_cache(5000)
def _reversed(name: str, parts: tuple[tuple[str, Any], ...], *_beside: object) -> str:
    """Django's answer, which it works out anew each time: two are in every answer."""
    return reverse(name, kwargs=dict(parts))
