"""What the coding desk sends: a passage and the codes that apply to it."""

from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from heed.coding.models import Project
from heed.ui.forms import QuestionForm, TextAreaField


class Passage(forms.Form):
    """A passage of a text. ``passage`` is where it begins and ends, once it is valid.

    The script sends one ``start`` and ``end``; the page without a script sends the
    ticked ``sentence`` values, which are taken together from the first to the last.
    """

    start = forms.IntegerField(required=False, min_value=0)
    end = forms.IntegerField(required=False, min_value=1)
    key = forms.UUIDField(required=False)

    def __init__(self, data: Any, *, length: int) -> None:
        """``length`` is that of the text, which is the passage where none is sent."""
        super().__init__(data)
        self.length = length

    @property
    def problem(self) -> str:
        """The first thing to mend."""
        return next((e for errors in self.errors.values() for e in errors), "")

    def clean(self) -> dict[str, Any]:
        """The passage and the key of what is made of it."""
        said = super().clean()
        self.passage = self._passage(said)
        self.made_under = said.get("key") or uuid4()
        return said

    def _passage(self, said: dict[str, Any]) -> tuple[int, int]:
        if said.get("end"):
            return said.get("start") or 0, said["end"]
        ticked = [value.partition("-") for value in self.data.getlist("sentence")]
        if not ticked:
            return 0, self.length
        try:
            return min(int(a) for a, _s, _b in ticked), max(int(b) for *_a, b in ticked)
        except ValueError:
            raise forms.ValidationError(_("Choose sentences from the list.")) from None


class Apply(Passage):
    """A passage and codes or issues. ``judgements`` is what to do once it is valid."""

    def __init__(self, data: Any, *, project: Project, length: int) -> None:
        """``project`` is the one whose codes and issues can be applied."""
        super().__init__(data, length=length)
        self.project = project

    def clean(self) -> dict[str, Any]:
        """The passage and what applies to it, as rows of this project."""
        said = super().clean()
        codes, issues = self._ids("code"), self._ids("issue")
        found = {
            "code": list(self.project.framework.codes.filter(pk__in=codes)),
            "issue": list(self.project.issues.filter(pk__in=issues)),
        }
        if len(found["code"]) != len(codes) or len(found["issue"]) != len(issues):
            raise forms.ValidationError(
                _("A code is not of this project. Load the page again.")
            )
        if not codes and not issues:
            raise forms.ValidationError(_("Choose a code, then apply it."))
        start, end = self.passage
        self.judgements = [
            {
                what: row,
                "start": start,
                "end": end,
                "key": uuid4() if at else self.made_under,
            }
            for at, (what, row) in enumerate(
                (what, row) for what, rows in found.items() for row in rows
            )
        ]
        return said

    def _ids(self, name: str) -> set[UUID]:
        try:
            return {UUID(value) for value in self.data.getlist(name) if value}
        except ValueError:
            raise forms.ValidationError(_("Choose a code from the list.")) from None


class Note(QuestionForm):
    """A memo on the text that lies open."""

    words = TextAreaField(
        label=gettext_lazy("Your note"),
        rows=3,
        limit=5000,
        missing=gettext_lazy("Write a note."),
    )
