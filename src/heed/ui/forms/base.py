"""The form that pages use, with what the error summary needs."""

from typing import Any

from django import forms

from heed.ui.forms.question import BoundQuestion


class QuestionForm(forms.Form):
    """A plain form of our fields; ``{{ form.name }}`` prints a whole question."""

    use_required_attribute = False  # the page says what is missing, not the browser
    bound_field_class = BoundQuestion

    @property
    def error_list(self) -> list[dict[str, str]]:
        """Every error with the address of the place to mend it."""
        found = [
            {"text": message, "href": f"#{self[name].first_id}"}
            for name in self.fields
            for message in self.errors.get(name, [])
        ]
        return found + [
            {"text": message, "href": "#maincontent"}
            for message in self.non_field_errors()
        ]

    def heading(self, name: str) -> Any:
        """Make one question the page's heading; returns the form."""
        self.fields[name].heading = True
        return self
