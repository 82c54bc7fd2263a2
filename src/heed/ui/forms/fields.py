"""Words and numbers."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from heed.ui.forms.question import Question


class TextField(Question, forms.CharField):
    """A few words on one line."""

    template = "ui/fields/text.html"

    def __init__(
        self,
        *,
        width: int | None = None,
        autocomplete: str = "off",
        max_length: int = 200,
        **options: Any,
    ) -> None:
        """``width`` is the width in letters, as a sign of what is expected."""
        self.width = width
        self.autocomplete = autocomplete
        too_long = _("Write no more than %(limit_value)d letters.")
        options.setdefault("error_messages", {"max_length": too_long})
        super().__init__(max_length=max_length, **options)


class TextAreaField(Question, forms.CharField):
    """Longer words, with a count of letters where there is a limit."""

    template = "ui/fields/textarea.html"

    def __init__(
        self, *, rows: int = 6, limit: int | None = None, **options: Any
    ) -> None:
        """``limit`` is how many letters may be written."""
        self.rows = rows
        self.limit = limit
        too_long = _("Write no more than %(limit_value)d letters.")
        options.setdefault("error_messages", {"max_length": too_long})
        super().__init__(max_length=limit, **options)


class IntegerField(Question, forms.IntegerField):
    """A whole number."""

    template = "ui/fields/integer.html"
    missing = _("Write a number.")

    def __init__(self, *, width: int = 4, suffix: Any = None, **options: Any) -> None:
        """``suffix`` is the unit, shown behind the number."""
        self.width = width
        self.suffix = suffix
        messages = {
            "invalid": _("Write a whole number."),
            "min_value": _("Write a number that is %(limit_value)s or more."),
            "max_value": _("Write a number that is %(limit_value)s or less."),
        }
        options.setdefault("error_messages", messages)
        super().__init__(**options)


class EmailField(Question, forms.EmailField):
    """An e-mail address."""

    template = "ui/fields/email.html"
    missing = _("Write an email address.")

    def __init__(self, *, autocomplete: str = "email", **options: Any) -> None:
        """``autocomplete`` is “off” on a device that people share."""
        self.autocomplete = autocomplete
        wrong = _("Write an email address, such as name@example.org.")
        options.setdefault("error_messages", {"invalid": wrong})
        super().__init__(**options)


class FileField(Question, forms.FileField):
    """A file."""

    template = "ui/fields/file.html"
    missing = _("Choose a file.")

    def __init__(self, *, accept: str | None = None, **options: Any) -> None:
        """``accept`` are the endings that the browser offers, such as “.csv”."""
        self.accept = accept
        messages = {
            "empty": _("That file is empty. Choose another one."),
            "invalid": _("That file did not arrive. Choose it again."),
        }
        options.setdefault("error_messages", messages)
        super().__init__(**options)
