"""One blank of a check list: what was done, or why it is not reported."""

from django.utils.translation import gettext_lazy as _

from heed.ui.forms import Choice, ChoiceField, QuestionForm, TextAreaField


class AnswerBlank(QuestionForm):
    """The words of one blank."""

    reported = ChoiceField(
        label=_("Is it reported?"),
        items=[
            Choice("yes", _("Yes, as I write below")),
            Choice("no", _("No, because of what I write below")),
        ],
        missing=_("Choose whether it is reported."),
    )
    words = TextAreaField(
        label=_("Your words"),
        help_text=_("They stand in every list that asks for this. Name nobody."),
        limit=4000,
        missing=_("Write something, or go back."),
    )
