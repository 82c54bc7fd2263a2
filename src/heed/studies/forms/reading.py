"""Who reads the words of a survey, within how many days, and what they then do."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from heed.people.models import Account
from heed.responses.models.reading import DAYS, MOST_DAYS
from heed.ui.forms import (
    Choice,
    IntegerField,
    QuestionForm,
    SelectField,
    TextAreaField,
)


def days_field(**options: Any) -> IntegerField:
    """Within how many days words are read."""
    return IntegerField(
        label=_("Within how many days does somebody read what people write?"),
        help_text=_(
            "People are told before they write. Count the days on which nobody works."
        ),
        initial=DAYS,
        min_value=1,
        max_value=MOST_DAYS,
        **options,
    )


def if_danger_field() -> TextAreaField:
    """The study's own procedure."""
    return TextAreaField(
        label=_("What do you do when words show that somebody is in danger?"),
        help_text=_(
            "It stands beside the words, with help lines and whom to tell. Left out, "
            "the usual steps stand there."
        ),
        rows=5,
        limit=4000,
        required=False,
    )


class PromiseReading(QuestionForm):
    """Who reads, by when, and what then."""

    days = days_field()
    reader = SelectField(label=_("Who reads them?"), items=[])
    if_danger = if_danger_field()

    def __init__(self, *args: Any, people: Iterable[Account], **kwargs: Any) -> None:
        """``people`` work inside the study."""
        super().__init__(*args, **kwargs)
        self.fields["reader"].offer(Choice(str(p.id), p.name) for p in people)
