"""One answer, or several, out of a list."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from heed.ui.forms.question import Question


@dataclass(frozen=True)
class Choice:
    """An answer; an exclusive one, such as “I don't know”, stands alone."""

    value: str
    text: Any
    hint: Any = None
    picture: str | None = None
    exclusive: bool = False


@dataclass(frozen=True)
class Divider:
    """A short word between two answers, such as “or”."""

    divider: Any


class Choices(Question):
    """Mixed into both fields: the answers as the template shows them."""

    missing = _("Choose an answer.")
    unknown = _("Choose an answer from the list.")

    def __init__(self, *, items: Iterable[Choice | Divider], **options: Any) -> None:
        """``items`` are the answers, in order."""
        self.items = list(items)
        messages = {"invalid_choice": self.unknown, "invalid_list": self.unknown}
        options.setdefault("error_messages", messages)
        super().__init__(choices=self.pairs, **options)

    @property
    def answers(self) -> list[Choice]:
        """The items that can be chosen."""
        return [item for item in self.items if isinstance(item, Choice)]

    def offer(self, items: Iterable[Choice | Divider]) -> None:
        """Let these be the answers, where they are known only with the page."""
        self.items = list(items)
        self.choices = self.pairs()

    def pairs(self) -> list[tuple[str, Any]]:
        """The answers as Django knows them."""
        return [(item.value, item.text) for item in self.answers]


class ChoiceField(Choices, forms.ChoiceField):
    """One answer out of a few, as radio buttons."""

    template = "ui/fields/choice.html"
    widget = forms.RadioSelect


class SeveralField(Choices, forms.MultipleChoiceField):
    """Any number of answers, as check boxes."""

    template = "ui/fields/several.html"
    widget = forms.CheckboxSelectMultiple

    def validate(self, value: list[str]) -> None:
        """An exclusive answer and another one contradict each other."""
        super().validate(value)
        for choice in self.answers:
            if choice.exclusive and choice.value in value and len(value) > 1:
                raise ValidationError(
                    _("Choose “%(answer)s” alone, or choose other answers."),
                    code="exclusive",
                    params={"answer": choice.text},
                )

    def as_typed(self, value: Any) -> list[str]:
        """The chosen answers as text."""
        return [str(each) for each in value or []]


class SelectField(Choices, forms.ChoiceField):
    """One answer out of many, as a drop-down list; on staff pages only."""

    template = "ui/fields/select.html"
