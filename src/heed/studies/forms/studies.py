"""A study, its members and its tables."""

from collections.abc import Iterable
from typing import Any

from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from heed.responses.choices import Group
from heed.studies.models import Base, Sampling
from heed.ui.forms import (
    Choice,
    ChoiceField,
    QuestionForm,
    SelectField,
    SeveralField,
    TextField,
)

NAME = RegexValidator(
    r"^[a-z0-9]+(-[a-z0-9]+)*$",
    _("Use small letters, figures and single hyphens, such as safety-2027."),
)


def name_field(label: Any, **options: Any) -> TextField:
    """A short name that stands in addresses and files."""
    return TextField(label=label, max_length=80, width=20, validators=[NAME], **options)


def groups_field(label: Any) -> SeveralField:
    """Which groups of people."""
    items = [Choice(group.value, group.label) for group in Group]
    return SeveralField(label=label, items=items, missing=_("Choose a group."))


class OpenStudy(QuestionForm):
    """What is to be found out, and how people come to be asked."""

    title = TextField(label=_("Title of the study"), missing=_("Write a title."))
    slug = name_field(
        _("Short name"), help_text=_("It stands in addresses and names of files.")
    )
    sampling = ChoiceField(
        label=_("How do people come to be asked?"),
        items=[Choice(one.value, one.label) for one in Sampling],
        missing=_("Choose how people come to be asked."),
    )


class Join(QuestionForm):
    """A colleague who may open the rows of the study."""

    account = SelectField(label=_("Colleague"), items=[])

    def __init__(self, *args: Any, people: Iterable[Any], **kwargs: Any) -> None:
        """``people`` are the researchers who are not inside yet."""
        super().__init__(*args, **kwargs)
        self.fields["account"].offer(Choice(str(p.id), p.name) for p in people)


class PlanTable(QuestionForm):
    """One question, over groups taken together, on a named base."""

    title = TextField(label=_("Title of the table"), missing=_("Write a title."))
    slug = name_field(_("Short name"))
    item = SelectField(label=_("Question"), items=[])
    groups = groups_field(_("Over which groups, taken together?"))
    base = ChoiceField(
        label=_("What are the percentages of?"),
        items=[Choice(one.value, one.label) for one in Base],
        missing=_("Choose a base."),
    )

    def __init__(self, *args: Any, questions: Iterable[Choice], **kwargs: Any) -> None:
        """``questions`` are those of the study's fieldworks that can be counted."""
        super().__init__(*args, **kwargs)
        self.fields["item"].offer(questions)
