"""What every field of ours has, and how a template sees it."""

from typing import Any

from django.forms.boundfield import BoundField
from django.template import loader
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _


class BoundQuestion(BoundField):
    """A field with its value and error, as its template prints it."""

    @property
    def name_on_page(self) -> str:
        """The name and id of its control."""
        return self.html_name

    @property
    def first_id(self) -> str:
        """The id that an error leads to."""
        return self.html_name + self.field.first_id_ending

    @property
    def error(self) -> str | None:
        """The first thing to mend, if there is one."""
        return next(iter(self.errors), None)

    @property
    def answer(self) -> Any:
        """What was answered so far: as typed after an error, else the initial value."""
        return self.field.as_typed(self.value())

    def __str__(self) -> SafeString:
        context = {"question": self, "field": self.field}
        # Safe: the template escapes, and nothing is added to what it gives.
        return SafeString(loader.render_to_string(self.field.template, context))

    __html__ = __str__


class Question:
    """Mixed into each field: its hint, its template, and its plain messages."""

    template = ""
    first_id_ending = ""
    missing: Any = _("Write an answer.")

    def __init__(
        self, *, label: Any, missing: Any = None, heading: bool = False, **options: Any
    ) -> None:
        """``missing`` is the sentence shown where a needed answer is absent."""
        self.heading = heading
        messages = {"required": missing or self.missing}
        options["error_messages"] = messages | options.get("error_messages", {})
        super().__init__(label=label, label_suffix="", **options)

    def as_typed(self, value: Any) -> Any:
        """The value as the template shows it."""
        return "" if value is None else value
