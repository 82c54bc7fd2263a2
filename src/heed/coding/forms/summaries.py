"""A cell of the framework matrix as it is written."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from heed.coding.passages import Span, placed
from heed.ui.forms import Choice, QuestionForm, SeveralField, TextAreaField


class Summarise(QuestionForm):
    """Words about one person, and the passages that they rest on.

    A passage is sent as its text, start and end. ``quotes`` is what was ticked, once
    the form is valid; ``seen`` the number of the writing that lay before the writer,
    and ``goes_on`` whether the same page stored it.
    """

    words = TextAreaField(
        label=_("In your words"), rows=5, limit=4000, missing=_("Write a summary.")
    )
    quotes = SeveralField(
        label=_("Which passages show it?"),
        help_text=_("They stand beside the summary."),
        items=[],
        required=False,
    )
    seen = forms.IntegerField(min_value=0, max_value=10**6, widget=forms.HiddenInput)
    goes_on = forms.BooleanField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, passages: Iterable[Choice], **kwargs: Any) -> None:
        """``passages`` are those that can be ticked; with none it is not asked."""
        super().__init__(*args, **kwargs)
        offered = list(passages)
        self.fields["quotes"].offer(offered)
        if not offered:
            del self.fields["quotes"]

    def clean_quotes(self) -> list[tuple[UUID, Span]]:
        """The ticked passages as places in texts."""
        return [placed(value) for value in self.cleaned_data["quotes"]]

    @property
    def problem(self) -> str:
        """The first thing to mend."""
        return next((e for errors in self.errors.values() for e in errors), "")

    @property
    def said(self) -> dict[str, Any]:
        """What to store."""
        return {"quotes": [], **self.cleaned_data}
