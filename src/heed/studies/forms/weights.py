"""Weights: for which group, and how far they may lie from one another."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from heed.responses.choices import Group
from heed.studies.forms.studies import NAME
from heed.ui.forms import Choice, ChoiceField, QuestionForm, TextField

BOUNDS = {
    "": (None, _("As far as the shares ask for (raking)")),
    "half-two": ((0.5, 2.0), _("Between half and twice the mean")),
    "third-three": ((1 / 3, 3.0), _("Between a third and three times the mean")),
    "fifth-five": ((0.2, 5.0), _("Between a fifth and five times the mean")),
}


class MakeWeights(QuestionForm):
    """A name, one group that has a reference population, and bounds."""

    title = TextField(
        label=_("What do the weights fit the group to?"),
        help_text=_("Such as: nation and age as in the census of 2021."),
        max_length=120,
        missing=_("Write what they are."),
    )
    slug = TextField(
        label=_("Short name"),
        help_text=_("It stands in the name of a column."),
        max_length=20,
        width=20,
        validators=[NAME],
    )
    group = ChoiceField(
        label=_("For which group?"), items=[], missing=_("Choose a group.")
    )
    bounds = ChoiceField(
        label=_("How far may a weight lie from the others?"),
        required=False,
        items=[Choice(code, label) for code, (_bounds, label) in BOUNDS.items()],
    )

    def __init__(self, *args: Any, groups: Iterable[str], **kwargs: Any) -> None:
        """``groups`` are those of which the study said whom it expected."""
        super().__init__(*args, **kwargs)
        named = [Choice(one, Group(one).label) for one in groups]
        self.fields["group"].offer(named)

    def clean_group(self) -> Group:
        """The group itself."""
        return Group(self.cleaned_data["group"])

    def clean_bounds(self) -> tuple[float, float] | None:
        """The two numbers, or none."""
        return BOUNDS[self.cleaned_data["bounds"]][0]
