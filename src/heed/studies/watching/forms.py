"""Forms of the pages on which a survey is watched; they check what was typed."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from heed.responses.choices import DOUBT_REASONS, DoubtDecision, DoubtReason
from heed.ui.forms import (
    Choice,
    ChoiceField,
    DateField,
    FileField,
    QuestionForm,
    TextAreaField,
    TextField,
)


class ExpectedForm(QuestionForm):
    """Where a reference population comes from, and its shares, sent or typed."""

    source = TextField(
        label=_("Where do the shares come from?"),
        help_text=_("Such as the census of 2021, table TS021."),
        max_length=300,
    )
    dated = DateField(label=_("Of which day are they?"))
    file = FileField(
        label=_("CSV or Excel file"),
        help_text=_("With the columns group, item, answer, share (per cent)."),
        accept=".csv,.xlsx",
        required=False,
    )
    typed = TextAreaField(
        label=_("Or type the lines"),
        help_text=_("One line for each answer: group, item, answer, share."),
        limit=20_000,
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        """One of the two ways, and not both."""
        cleaned = super().clean() or {}
        if bool(cleaned.get("file")) == bool(cleaned.get("typed")):
            raise forms.ValidationError(_("Send a file, or type the lines."))
        return cleaned


class DecisionForm(QuestionForm):
    """What somebody decides about a response, and why in their own words."""

    reason = ChoiceField(
        label=_("What do you decide?"),
        items=[
            Choice(reason.value, f"{DoubtDecision(decision).label}: {reason.label}")
            for decision, reasons in DOUBT_REASONS.items()
            for reason in reasons
        ],
    )
    note = TextAreaField(
        label=_("Why?"),
        help_text=_("Write it so that somebody else can follow it. Name nobody."),
        limit=2_000,
    )

    def clean_reason(self) -> DoubtReason:
        """The reason itself."""
        return DoubtReason(self.cleaned_data["reason"])


class RuleForm(forms.Form):
    """One answer that shows interest, or two that cannot both hold."""

    title = forms.CharField(label=_("What is odd about it?"), max_length=200)
    one = forms.ChoiceField(label=_("One answer"))
    other = forms.ChoiceField(
        label=_("The other answer"),
        help_text=_("Leave it out for keen interest in payment or contact."),
        required=False,
    )

    def __init__(self, *args: Any, pairs: list[tuple[str, str]], **more: Any) -> None:
        """``pairs`` are the answers of a survey, as item and answer."""
        super().__init__(*args, **more)
        self.fields["one"].choices = pairs
        self.fields["other"].choices = [("", _("None")), *pairs]
