"""Publishing findings for others, and taking an edition back."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from heed.coding.actions import Choice as Cut
from heed.coding.audiences import WHO
from heed.coding.models import OUTSIDE, Step
from heed.safeguards.audience import Audience
from heed.ui.forms import Choice, ChoiceField, QuestionForm, TextAreaField


class Publish(QuestionForm):
    """For whom, how finely, and what readers are told."""

    audience = ChoiceField(
        label=_("For whom?"),
        items=[Choice(one.value, WHO[one]) for one in OUTSIDE],
        missing=_("Choose for whom this edition is."),
    )
    step = ChoiceField(
        label=_("Are times told apart?"),
        items=[Choice(one.value, one.label) for one in Step],
        missing=_("Choose how finely times are told apart."),
    )
    by_place = ChoiceField(
        label=_("Are places told apart?"),
        items=[
            Choice("no", _("No: more factors can be shown")),
            Choice("yes", _("Yes: fewer factors can be shown")),
        ],
        missing=_("Choose whether places are told apart."),
    )
    about = TextAreaField(
        label=_("What readers are told of how this came about"),
        help_text=_("Who was asked, when, and who coded. Name nobody."),
        rows=4,
        limit=2000,
        missing=_("Say how this came about."),
    )

    @property
    def cut(self) -> Cut:
        """For whom and how finely, as the gate is asked."""
        said: dict[str, Any] = self.cleaned_data
        audience, step = Audience(said["audience"]), Step(said["step"])
        return Cut(audience, step, by_place=said["by_place"] == "yes")


class TakeBack(QuestionForm):
    """Why an edition is taken back."""

    why = TextAreaField(
        label=_("Why is it taken back?"),
        help_text=_("It is kept with the edition. Name nobody."),
        rows=3,
        limit=1000,
        missing=_("Say why."),
    )
