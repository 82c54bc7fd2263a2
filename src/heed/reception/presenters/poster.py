"""The words of a poster, and the addresses that lead to a place."""

from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from heed.people.models import Place
from heed.reception.doors import SOURCES
from heed.reception.presenters.help import help_at
from heed.responses.formats.posters import PosterWords

LANGUAGES = {"en": "en-gb", "cy": "cy"}


def poster_words(place: Place) -> dict[str, PosterWords]:
    """The finished lines in each language of the place's nation."""
    spoken = ["cy", "en"] if place.nation == "wales" else ["en"]
    return {code: _words_in(place, LANGUAGES[code]) for code in spoken}


def place_links(choices: list[tuple[str, str]]) -> list[dict[str, Any]]:
    """For each place its short address, and one for each way of sharing it."""
    return [
        {
            "code": code,
            "name": name,
            "address": f"{settings.HEED_BASE_URL}/p/{code}/",
            "sources": [
                f"{settings.HEED_BASE_URL}/p/{code}/?from={source}"
                for source in sorted(SOURCES)
            ],
        }
        for code, name in choices
    ]


def _words_in(place: Place, language: str) -> PosterWords:
    with translation.override(language):
        return PosterWords(
            title=_("How does it feel here?"),
            what_it_is=[
                _("Three taps, no name."),
                _(
                    "You can also tell us about good care, a worry or an idea, and get "
                    "a reply without giving your name."
                ),
            ],
            how_to_start=_("Scan this with a phone, or type the address."),
            not_for_emergencies=_("This is not an emergency service."),
            help_lines=[
                f"{contact.name}: {contact.ways[0].label}"
                for contact in help_at(place).contacts
            ],
        )
