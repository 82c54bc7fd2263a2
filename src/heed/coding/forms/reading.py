"""What of the findings is shown: one factor over time, or two groups side by side."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from heed.coding.found import MONTHS, OWN, STAFF
from heed.responses.choices import Group
from heed.ui.forms import Choice, QuestionForm, SelectField

STEPS = {"month": _("Months"), "quarter": _("Quarters")}
SIDES = {
    OWN: _("Service users and carers"),
    STAFF: _("Staff"),
    Group.SERVICE_USER.value: _("Service users"),
    Group.CARER.value: _("Carers, family and friends"),
}


class Trend(QuestionForm):
    """Which factor, and in which steps."""

    factor = SelectField(label=_("Factor"), items=[])
    step = SelectField(
        label=_("By"), items=[Choice(step, STEPS[step]) for step in MONTHS]
    )

    def __init__(self, *args: Any, factors: Iterable[Choice], **kwargs: Any) -> None:
        """``factors`` are the codes of the framework, the most named first."""
        super().__init__(*args, **kwargs)
        self.fields["factor"].offer(factors)


class TwoGroups(QuestionForm):
    """Whose ranks stand on the left and on the right."""

    left = SelectField(
        label=_("On the left"), items=[Choice(*side) for side in SIDES.items()]
    )
    right = SelectField(
        label=_("On the right"), items=[Choice(*side) for side in SIDES.items()]
    )


def chosen(form: QuestionForm, **usual: str) -> dict[str, str]:
    """What was asked for; whatever was not, or cannot be had, is as usual."""
    asked = form.cleaned_data if form.is_bound and form.is_valid() else {}
    return usual | {name: value for name, value in asked.items() if value}
