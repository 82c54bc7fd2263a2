"""A coding project, who works in it, and what it takes texts from."""

from collections.abc import Iterable
from typing import Any

from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from heed.coding.choices import WITHOUT_ACCOUNT, CoderKind, CoderRole, Unit
from heed.people.models import Account
from heed.responses.choices import Purpose
from heed.ui.forms import (
    Choice,
    ChoiceField,
    IntegerField,
    QuestionForm,
    SelectField,
    TextAreaField,
    TextField,
)

NAME = RegexValidator(
    r"^[a-z0-9]+(-[a-z0-9]+)*$",
    _("Use small letters, figures and single hyphens, such as interviews-2027."),
)
NOTE = _(
    "People wrote these texts about care that went wrong. They may tell of self-harm, "
    "violence, restraint or death. You may skip any of them, and nobody asks why."
)
PEOPLE = [kind for kind in CoderKind if kind not in WITHOUT_ACCOUNT]


class AboutProject(QuestionForm):
    """What a project is called, where it belongs, and what its coders are told."""

    title = TextField(
        label=_("Title of the project"), max_length=200, missing=_("Write a title.")
    )
    slug = TextField(
        label=_("Short name"),
        help_text=_("It stands in addresses and names of files."),
        max_length=80,
        width=20,
        validators=[NAME],
    )
    place = SelectField(label=_("For which place?"), items=[])
    content_note = TextAreaField(
        label=_("What coders are told before they begin"),
        rows=4,
        limit=2000,
        missing=_("Say what these texts may tell of."),
    )


class OpenProject(AboutProject):
    """What is coded to which framework, for which purpose, and with which care."""

    field_order = (
        "title",
        "slug",
        "place",
        "framework",
        "purpose",
        "unit",
        "hard_in_a_row",
        "content_note",
    )
    framework = SelectField(
        label=_("Framework"),
        items=[],
        help_text=_("Frameworks that are incomplete cannot be chosen."),
    )
    purpose = ChoiceField(
        label=_("What are the texts coded for?"),
        items=[Choice(one.value, one.label) for one in Purpose],
        help_text=_("For research only texts come in whose writers said yes to it."),
        missing=_("Choose a purpose."),
    )
    unit = ChoiceField(
        label=_("What is coded?"),
        items=[Choice(one.value, one.label) for one in Unit],
        missing=_("Choose what is coded."),
    )
    hard_in_a_row = IntegerField(
        label=_("After how many hard texts in a row is a break offered?"),
        min_value=1,
        max_value=20,
    )

    def __init__(
        self,
        *args: Any,
        places: Iterable[Choice],
        frameworks: Iterable[Choice],
        **kwargs: Any,
    ) -> None:
        """``frameworks`` are those that can be coded to."""
        super().__init__(*args, **kwargs)
        self.fields["place"].offer(places)
        self.fields["framework"].offer(frameworks)


class Join(QuestionForm):
    """A colleague, what they do in the project, and from which experience."""

    account = SelectField(label=_("Colleague"), items=[])
    role = ChoiceField(
        label=_("What do they do in the project?"),
        items=[Choice(one.value, one.label) for one in CoderRole],
        missing=_("Choose what they do."),
    )
    kind = ChoiceField(
        label=_("From which experience do they code?"),
        items=[Choice(one.value, one.label) for one in PEOPLE],
        help_text=_("Agreement is told between these two as well."),
        missing=_("Choose one of the two."),
    )

    def __init__(self, *args: Any, people: Iterable[Account], **kwargs: Any) -> None:
        """``people`` are those of the organisation who are not inside yet."""
        super().__init__(*args, **kwargs)
        self.fields["account"].offer(Choice(str(p.pk), p.name) for p in people)


class AddSource(QuestionForm):
    """A fieldwork whose free text comes in."""

    fieldwork = SelectField(label=_("From where do texts come?"), items=[])

    def __init__(self, *args: Any, fieldworks: Iterable[Choice], **kwargs: Any) -> None:
        """``fieldworks`` are those of the project's place."""
        super().__init__(*args, **kwargs)
        self.fields["fieldwork"].offer(fieldworks)


class DrawSample(QuestionForm):
    """How many texts every coder codes, to try the classification out."""

    size = IntegerField(label=_("How many texts?"), min_value=2, max_value=5000)


class GoOnWith(QuestionForm):
    """Another framework, or another version, that the project is coded to from now."""

    framework = SelectField(
        label=_("Framework"),
        items=[],
        help_text=_(
            "What was coded counts by the crosswalk between the versions. What it does "
            "not carry is kept, and listed to be coded again."
        ),
    )

    def __init__(self, *args: Any, frameworks: Iterable[Choice], **kwargs: Any) -> None:
        """``frameworks`` are those that can be coded to, but for the one in use."""
        super().__init__(*args, **kwargs)
        self.fields["framework"].offer(frameworks)
