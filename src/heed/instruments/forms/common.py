"""What several forms of this room ask alike."""

from typing import Any

from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from heed.instruments.definition import GROUPS
from heed.instruments.naming import GROUP_NAMES, LANGUAGE_NAMES
from heed.ui.forms import Choice, SeveralField, TextField

SLUG = RegexValidator(
    r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$",
    _("Use small letters, figures and single hyphens, such as ward-safety."),
)
CODE = RegexValidator(
    r"^[a-z][a-z0-9_]{0,39}$",
    _("Use small letters, figures and underscores, such as felt_safe."),
)


def groups(label: Any, **options: Any) -> SeveralField:
    """Which groups of people."""
    items = [Choice(group, GROUP_NAMES[group]) for group in GROUPS]
    return SeveralField(label=label, items=items, **options)


def languages(label: Any) -> SeveralField:
    """Which languages."""
    items = [Choice(code, name) for code, name in LANGUAGE_NAMES.items()]
    return SeveralField(label=label, items=items, missing=_("Choose a language."))


def slug(label: Any, **options: Any) -> TextField:
    """A questionnaire's code."""
    return TextField(label=label, max_length=60, width=20, validators=[SLUG], **options)


def code(label: Any, **options: Any) -> TextField:
    """A question's code."""
    return TextField(label=label, max_length=40, width=20, validators=[CODE], **options)
