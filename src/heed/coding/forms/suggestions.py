"""Where suggested codes are shown, and what a coder chooses for their own desk."""

from django.utils.translation import gettext_lazy as _

from heed.coding.choices import NextBy, Shown
from heed.ui.forms import Choice, ChoiceField, QuestionForm

HINTS = {
    Shown.NOWHERE: _("Nobody sees any. Nothing that was coded changes."),
    Shown.SINGLY: _(
        "Not in samples, and not on texts that somebody else is done with: whoever "
        "codes blind is not steered by a machine either."
    ),
    Shown.SAMPLES: _(
        "What somebody codes with suggestions before them counts in no figure of "
        "agreement. In a sample, little may be left to tell agreement from."
    ),
}


class WhereShown(QuestionForm):
    """Where suggested codes are shown in a project."""

    shown = ChoiceField(
        label=_("Where are suggested codes shown?"),
        items=[Choice(one.value, one.label, hint=HINTS[one]) for one in Shown],
        help_text=_("Your decision is kept, with your name and the time."),
        missing=_("Choose where they are shown."),
    )


class AtDesk(QuestionForm):
    """What a coder chooses for their own desk; nobody is told."""

    suggestions = ChoiceField(
        label=_("Do you want to see suggested codes?"),
        items=[
            Choice("yes", _("Yes, where the project shows them")),
            Choice("no", _("No, I would rather judge without them")),
        ],
        missing=_("Choose yes or no."),
    )
    next_by = ChoiceField(
        label=_("Which text comes next, of those that nobody has coded?"),
        items=[
            Choice(NextBy.CHANCE.value, _("The next in the order that chance made")),
            Choice(
                NextBy.DOUBT.value,
                _("The one that the model is least sure of"),
                hint=_(
                    "A person helps most there. Texts that may be hard to read keep "
                    "their place. If coding stops early, what was coded is then no "
                    "random part of all texts."
                ),
            ),
        ],
        missing=_("Choose an order."),
    )
