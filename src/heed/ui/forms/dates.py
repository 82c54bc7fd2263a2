"""A date as three numbers, which people find easier than a calendar."""

import datetime
from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from heed.ui.forms.question import Question

PARTS = ("day", "month", "year")


class ThreeNumbers(forms.Widget):
    """Reads day, month and year from three inputs."""

    def value_from_datadict(self, data: Mapping, files: Any, name: str) -> dict | None:
        """What was typed in each, or nothing where all three are blank."""
        typed = {part: data.get(f"{name}-{part}", "").strip() for part in PARTS}
        return typed if any(typed.values()) else None

    def value_omitted_from_data(self, data: Mapping, files: Any, name: str) -> bool:
        """Whether the page did not ask for the date at all."""
        return all(f"{name}-{part}" not in data for part in PARTS)


class DateField(Question, forms.Field):
    """A whole date."""

    template = "ui/fields/date.html"
    widget = ThreeNumbers
    first_id_ending = "-day"
    missing = _("Write a date.")

    def to_python(self, value: Any) -> datetime.date | None:
        """The date, or a sentence that says what is not right."""
        if value is None or isinstance(value, datetime.date):
            return value
        if not all(value.values()):
            raise ValidationError(
                _("Write the day, the month and the year."), code="incomplete"
            )
        try:
            numbers = {part: int(value[part]) for part in PARTS}
            if numbers["year"] < 1900:
                raise ValueError
            return datetime.date(**numbers)
        except ValueError:
            raise ValidationError(
                _("Write a real date, such as 27 3 2026."), code="invalid"
            ) from None

    def as_typed(self, value: Any) -> dict[str, Any]:
        """The three numbers as the template shows them."""
        if isinstance(value, datetime.date):
            return {part: getattr(value, part) for part in PARTS}
        return value or {}
