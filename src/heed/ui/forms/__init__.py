"""The design system's form fields, wrapped once: plain Django forms, our pages."""

from heed.ui.forms.base import QuestionForm
from heed.ui.forms.choices import (
    Choice,
    ChoiceField,
    Divider,
    SelectField,
    SeveralField,
)
from heed.ui.forms.dates import DateField
from heed.ui.forms.fields import (
    EmailField,
    FileField,
    IntegerField,
    TextAreaField,
    TextField,
)

__all__ = [
    "Choice",
    "ChoiceField",
    "DateField",
    "Divider",
    "EmailField",
    "FileField",
    "IntegerField",
    "QuestionForm",
    "SelectField",
    "SeveralField",
    "TextAreaField",
    "TextField",
]
