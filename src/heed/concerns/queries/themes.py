"""Whether anything of a concern may reach the ward, and what it was told instead."""

from heed.concerns.choices import Scope
from heed.concerns.models import Concern, ExcludedReader
from heed.concerns.queries.texts import shareable_texts
from heed.responses.choices import Group, WardMaySee
from heed.responses.models import Text, TextVersion
from heed.responses.queries.ward_words import IS_THEME
from heed.responses.sealed_words import version_words


def is_kept_from_ward(concern: Concern) -> bool:
    """Whether the writer said that the ward, or who manages it, must not read it.

    A ward's page is read by its manager too. Staff are kept from their manager without
    asking; what they let the ward see is their own choice.
    """
    scopes = {Scope.WARD}
    if concern.response.group != Group.STAFF:
        scopes.add(Scope.MANAGER)
    return ExcludedReader.objects.filter(concern=concern, scope__in=scopes).exists()


def text_of_theme(concern: Concern) -> Text | None:
    """The text beside which a theme is kept: the first that lets only that travel."""
    allowed = shareable_texts(concern).filter(
        ward_may_see=WardMaySee.THEMES, key__isnull=False
    )
    return allowed.order_by("item", "pk").first()


def theme_of(concern: Concern) -> str:
    """What the ward was told that it is about; empty where nothing was passed yet."""
    themes = TextVersion.objects.filter(IS_THEME, text=text_of_theme(concern))
    newest = themes.order_by("-number").first()
    return version_words(newest) if newest else ""
