"""A door: where somebody came in, and what stands behind it."""

from dataclasses import dataclass, replace
from typing import Any

from django.urls import reverse

from heed.people.models import Place
from heed.reception.models import Tablet
from heed.responses.choices import Entrance, Mode, Variant

# Ways in which an address may be shared. The list is closed: a word that one person
# alone was sent would be a name.
SOURCES = frozenset({"discharge", "email", "leaflet", "letter", "screen", "website"})


@dataclass(frozen=True)
class Door:
    """A place's short address, or its shared tablet; plain or in Easy Read."""

    place: Place
    easy_read: bool = False
    tablet: Tablet | None = None

    @property
    def root(self) -> str:
        """The address without its language under which all of the door's pages are."""
        return "/tablet/" if self.tablet else f"/p/{self.place.code}/"

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
            parts["code"] = self.place.code
        return reverse(f"{namespace}:{page}", kwargs=parts)

    @property
    def back_url(self) -> str:
        """Where one comes back with one's words."""
        return reverse("tablet-back:words" if self.tablet else "back:words")

    def other_wording(self) -> "Door":
        """The same door in Easy Read, or back from it."""
        return replace(self, easy_read=not self.easy_read)
