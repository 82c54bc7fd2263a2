"""What only a person can write in a report."""

from django.utils.translation import gettext_lazy as _

from heed.ui.forms import QuestionForm, TextAreaField


class FillBlank(QuestionForm):
    """The words of one blank."""

    words = TextAreaField(
        label=_("Your words"),
        help_text=_("They stand in every report that asks for this. Name no patient."),
        missing=_("Write something, or go back."),
    )
