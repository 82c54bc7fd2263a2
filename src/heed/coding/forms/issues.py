"""An issue that people name: its words, its factor, and which it is taken with."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from heed.ui.forms import Choice, QuestionForm, SelectField, TextAreaField, TextField

NO_FACTOR = ""


class IssueWords(QuestionForm):
    """What an issue is called, what it means, and the factor it belongs under."""

    name = TextField(label=_("Issue"), max_length=120, missing=_("Name the issue."))
    about = TextAreaField(
        label=_("What belongs to it, and what does not"),
        rows=3,
        limit=2000,
        required=False,
    )
    code = SelectField(label=_("Under which factor?"), items=[], required=False)

    def __init__(self, *args: Any, factors: Iterable[Choice], **kwargs: Any) -> None:
        """``factors`` are the codes of the project's framework."""
        super().__init__(*args, **kwargs)
        none = Choice(NO_FACTOR, _("Under no factor yet"))
        self.fields["code"].offer([none, *factors])


class MergeInto(QuestionForm):
    """The issue that another one goes into."""

    into = SelectField(label=_("Take it together with"), items=[])

    def __init__(self, *args: Any, others: Iterable[Choice], **kwargs: Any) -> None:
        """``others`` are the issues in use but this one."""
        super().__init__(*args, **kwargs)
        self.fields["into"].offer(others)


class SplitInto(QuestionForm):
    """The issues that are made of one."""

    names = TextAreaField(
        label=_("The new issues, one on each line"),
        rows=4,
        missing=_("Write at least two issues."),
    )

    def clean_names(self) -> list[str]:
        """At least two names."""
        lines = self.cleaned_data["names"].splitlines()
        names = list(
            dict.fromkeys(line.strip()[:120] for line in lines if line.strip())
        )
        if len(names) < 2:
            self.add_error("names", _("Write at least two issues."))
        return names
